using System.IO.Compression;
using System.Text;
using Pastiche.Tests.Imaging;
using Pastiche.Weights;
using Xunit;

namespace Pastiche.Tests.Weights;

/// <summary>What is given in place of weights: one line says what it is and what is accepted.</summary>
public sealed class WeightsFileTests : IDisposable
{
    private const string Accepted = "(weights as safetensors, PyTorch .pth, Keras .h5, NumPy .npz or ONNX expected).";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("#!/bin/sh\n", "a text")]
    [InlineData("\u0001\u0002\u0003", "of no known format")]
    public void Open_NoWeights_SaysWhatItIs(string content, string got) => Refuses(Encoding.UTF8.GetBytes(content), got);

    [Fact]
    public void Open_Picture_IsOfNoKnownFormat() =>
        Refuses([0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1], "of no known format");

    [Fact]
    public void Open_PickleOfSomethingElse_SaysSo() => Refuses([0x80, 2, .. "}q\0."u8], "a pickle, but none of PyTorch's weights");

    [Fact]
    public void Open_ZipWithoutTensors_SaysSo()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true)) archive.CreateEntry("readme.txt");
        Refuses(file.ToArray(), "a zip archive without tensors");
    }

    [Fact]
    public void Open_ZipCutShort_IsRefused()
    {
        var path = _folder.Write("weights", "PK\u0003\u0004and no more"u8);
        var message = Assert.Throws<PasticheException>(() => WeightsFile.Open(path)).Message;
        Assert.StartsWith($"{path}: the file is damaged (", message, StringComparison.Ordinal);
        Assert.EndsWith("get a whole copy of it.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MissingOrFolder_SaysSo()
    {
        var (missing, folder) = (_folder.File("missing"), _folder.File("."));
        Assert.Equal($"{missing}: no such file.", Assert.Throws<PasticheException>(() => WeightsFile.Open(missing)).Message);
        Assert.Equal(
            $"{folder}: cannot be read: it is a folder.", Assert.Throws<PasticheException>(() => WeightsFile.Open(folder)).Message);
    }

    [Fact]
    public void Open_Refused_LeavesTheFileClosed()
    {
        var path = _folder.Write("weights", "a text"u8);
        Assert.Throws<PasticheException>(() => WeightsFile.Open(path));
        using var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(6, alone.Length);
    }

    private void Refuses(byte[] content, string got)
    {
        var path = _folder.Write("weights", content);
        Assert.Equal($"{path}: {got} {Accepted}", Assert.Throws<PasticheException>(() => WeightsFile.Open(path)).Message);
    }
}
