using System.IO.Compression;
using Pastiche.Weights;

namespace Pastiche.Tests.Weights;

/// <summary>Opens PyTorch's files, of which form they ever are.</summary>
internal static class TorchFiles
{
    public static WeightsFile Open(string path)
    {
        var stream = File.OpenRead(path);
        var head = new byte[64];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (TorchWeights.RecognisesLegacy(head.AsSpan(0, length))) return TorchWeights.OpenLegacy(path, stream);
        try
        {
            return TorchWeights.OpenZip(path, stream, new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false));
        }
        catch (InvalidDataException problem)
        {
            stream.Dispose();
            throw new PasticheException($"{path}: cannot be read: {problem.Message}", problem);
        }
    }
}
