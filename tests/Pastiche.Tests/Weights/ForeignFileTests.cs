using System.IO.Compression;
using System.Text;
using Pastiche.Tests.Imaging;
using Pastiche.Weights;
using Xunit;

namespace Pastiche.Tests.Weights;

/// <summary>Files that people have in place of weights: one line says what each is, and the way to the weights.</summary>
public sealed class ForeignFileTests : IDisposable
{
    private const string Convert = "take the same network as PyTorch .pth, safetensors, Keras .h5, NumPy .npz or ONNX";
    private const string Download = "download the file itself, with a browser that is logged in where that is asked for";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, string> Texts { get; } = new()
    {
        { "{\"layers\": [1, 2]}", "a JSON text, which describes something but holds no weights", Convert },
        { "{\"cut\": ", "a JSON text, which describes something but holds no weights", Convert },
        { "<!DOCTYPE html><html><head><title>\n Sign in </title>", "a web page (\"Sign in\"), as a failed download leaves", Download },
        { "\n  <HTML></HTML>", "a web page, as a failed download leaves", Download },
        { "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "an XML text, as a failed download leaves", Download },
        {
            "{\"metadata\": {}, \"weight_map\": {\"features.0.weight\": \"b.safetensors\", "
            + "\"features.0.bias\": \"b.safetensors\", \"head\": \"a.safetensors\"}}",
            "an index of weights in 2 files (a.safetensors, b.safetensors), and holds none",
            "put the tensors of these files into one, for example by safetensors.torch.save_file"
        },
        {
            "\n{\"weight_map\": {\"features.0.weight\": \"model.safetensors\"}}",
            "an index of weights, which holds none",
            "give the file that it names, model.safetensors"
        },
    };

    public static TheoryData<byte[], string, string> Binaries { get; } = new()
    {
        { [0x1F, 0x8B, 8, 0], "a file packed by gzip", "unpack it (gunzip FILE), and give what comes out" },
        { [0x28, 0xB5, 0x2F, 0xFD, 0], "a file packed by Zstandard", "unpack it (unzstd FILE), and give what comes out" },
        { [.. new byte[257], .. "ustar\0"u8], "a tar archive", "unpack it (tar -xf FILE), and give the file of weights in it" },
        {
            [0x93, .. "NUMPY"u8, 1, 0, 60, 0, .. "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }"u8],
            "a single NumPy array without a name",
            "put all arrays of the network into one .npz: np.savez(FILE, **{name: array for each of them})"
        },
        {
            [0x93, .. "NUMPY"u8, 1, 0, 60, 0, .. "{'descr': '|O', 'fortran_order': False, 'shape': (), }"u8],
            "a NumPy array of Python objects, of which nothing is run",
            "unpack it where you trust it: np.savez(FILE, **{name: array for each of them}) writes an .npz"
        },
        { [.. "MATLAB 5.0 MAT-file, Platform: GLNXA64\0"u8], "a MATLAB file, of which nothing is read", Convert },
        {
            [0x0A, 20, .. "VGG_ILSVRC_19_layers"u8, 0x12, 9, 1, 2], "a network of Caffe (VGG_ILSVRC_19_layers), of which nothing is read",
            $"{Convert}: pastiche models pull vgg19 fetches it for VGG-19"
        },
    };

    public static TheoryData<string, string, string> Archives { get; } = new()
    {
        {
            "model.weights.h5", "a network of Keras 3 (.keras)",
            "take its weights out: it is a zip archive, and what is wanted is model.weights.h5 in it (unzip FILE model.weights.h5)"
        },
        { "weights/vgg19.pth", "a zip archive with weights/vgg19.pth in it", "unpack it, and give that file" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public void Open_Text_SaysWhatItIsAndTheWayOut(string content, string what, string wayOut) =>
        Refuses(Encoding.UTF8.GetBytes(content), what, wayOut);

    [Theory]
    [MemberData(nameof(Binaries))]
    public void Open_OtherFormat_SaysWhatItIsAndTheWayOut(byte[] content, string what, string wayOut) => Refuses(content, what, wayOut);

    [Theory]
    [MemberData(nameof(Archives))]
    public void Open_ArchiveWithWeights_SaysWhatToTakeOut(string entry, string what, string wayOut)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("config.json");
            archive.CreateEntry(entry);
        }

        Refuses(file.ToArray(), what, wayOut);
    }

    /// <summary>Fixtures/lfs.pth is what a clone without Git LFS leaves.</summary>
    [Fact]
    public void Open_LfsPointer_SaysHowToGetTheFile()
    {
        var pointer = File.ReadAllBytes(Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "Weights", "Fixtures", "lfs.pth"));
        var size = int.Parse(Encoding.ASCII.GetString(pointer).Split("size ")[1], System.Globalization.CultureInfo.InvariantCulture);

        Refuses(
            pointer, FormattableString.Invariant($"a Git LFS pointer, which only stands for a file of {size:N0} bytes"),
            "fetch that file: git lfs pull in its repository, or the download button of its page");
    }

    [Fact]
    public void Open_TitleOfAnybody_IsPrintedWithoutControls()
    {
        var path = _folder.Write("weights.pth", "<html><title>\u009b2J\u202e</title>"u8);

        var message = Assert.Throws<PasticheException>(() => WeightsFile.Open(path)).Message;

        Assert.DoesNotContain(message, character => char.IsControl(character) || character == '\u202e');
    }

    private void Refuses(byte[] content, string what, string wayOut)
    {
        var path = _folder.Write("weights.pth", content);
        Assert.Equal($"{path}: it is {what}; {wayOut}.", Assert.Throws<PasticheException>(() => WeightsFile.Open(path)).Message);
    }
}
