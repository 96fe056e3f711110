using System.Security.Cryptography;
using Pastiche.Graphs.Onnx;
using Pastiche.Testing;

namespace Pastiche.Tests.Models;

/// <summary>Files with small networks.</summary>
internal static class Networks
{
    /// <summary>A small network as an ONNX file.</summary>
    public static byte[] Onnx { get; } = OnnxWriter.Write(TinyBackbone.Vgg(64, 64));

    /// <summary>A file that is downloaded but never opened.</summary>
    public static byte[] Noise { get; } = Randoms.Bytes(1_000_003);

    /// <summary>What is known of such a file.</summary>
    public static CatalogEntry Entry(byte[] content, params string[] urls) => new()
    {
        Name = "tiny",
        Architecture = "tiny",
        Urls = [.. urls],
        Bytes = content.Length,
        Checksum = Sha256(content),
        License = "MIT",
        Source = "a test",
        Preprocessing = PreprocessingKind.Unit,
    };

    public static FileChecksum Sha256(byte[] content) => new(ChecksumAlgorithm.Sha256, Convert.ToHexStringLower(SHA256.HashData(content)));

    private static class Randoms
    {
        public static byte[] Bytes(int count)
        {
            var bytes = new byte[count];
            new Random(7).NextBytes(bytes);
            return bytes;
        }
    }
}
