using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using static System.FormattableString;

namespace Pastiche.Weights;

/// <summary>The kind of a file that is no weights, as far as its beginning tells, and the way to get weights from it.</summary>
/// <param name="What">The kind, as the end of a sentence that begins with "it is".</param>
/// <param name="WayOut">The way to get weights.</param>
internal sealed partial record ForeignFile(string What, string WayOut)
{
    /// <summary>The number of first bytes that are examined.</summary>
    public const int HeadLength = 4096;

    private const string OtherFormat = "take the same network as PyTorch .pth, safetensors, Keras .h5, NumPy .npz or ONNX";
    private const string FetchAgain = "download the file itself, with a browser that is logged in where that is asked for";

    /// <summary>Compression programs for single files, by their signatures.</summary>
    private static readonly (byte[] Signature, string Program, string Unpacker)[] Packers =
    [
        ([0x1F, 0x8B], "gzip", "gunzip"),
        ([.. "BZh"u8], "bzip2", "bunzip2"),
        ([0xFD, .. "7zXZ\0"u8], "xz", "unxz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard", "unzstd"),
        ([.. "7z"u8, 0xBC, 0xAF], "7-Zip", "7z x"),
        ([.. "Rar!"u8], "RAR", "unrar x"),
    ];

    /// <summary>Recognizes a file by its first bytes; null if the kind is unknown.</summary>
    /// <param name="head">Up to <see cref="HeadLength"/> of them.</param>
    public static ForeignFile? Find(ReadOnlySpan<byte> head)
    {
        foreach (var (signature, program, unpacker) in Packers)
        {
            if (head.StartsWith(signature))
                return new($"a file packed by {program}", $"unpack it ({unpacker} FILE), and give what comes out");
        }

        if (IsTar(head)) return new("a tar archive", "unpack it (tar -xf FILE), and give the file of weights in it");
        if (head.StartsWith((byte[])[0x93, .. "NUMPY"u8])) return Array(head);
        if (head.StartsWith("MATLAB 5.0 MAT-file"u8)) return new("a MATLAB file, of which nothing is read", OtherFormat);
        if (head.Length > 8 && head[4..].StartsWith("TFL3"u8))
            return new("a network of TensorFlow Lite, of which nothing is read", OtherFormat);
        if (CaffeName(head) is { } name)
        {
            return new(
                $"a network of Caffe ({name}), of which nothing is read",
                $"{OtherFormat}: pastiche models pull vgg19 fetches it for VGG-19");
        }

        return IsText(head) ? Text(head) : null;
    }

    /// <summary>Recognizes a zip archive by the names of its entries; null if the kind is unknown.</summary>
    public static ForeignFile? Find(IReadOnlyCollection<ZipArchiveEntry> entries)
    {
        if (entries.Any(entry => entry.FullName == "model.weights.h5"))
        {
            return new(
                "a network of Keras 3 (.keras)",
                "take its weights out: it is a zip archive, and what is wanted is model.weights.h5 in it (unzip FILE model.weights.h5)");
        }

        return entries.FirstOrDefault(entry => WeightsFile.Extensions.Contains(Path.GetExtension(entry.FullName))) is { } packed
            ? new($"a zip archive with {packed.FullName} in it", "unpack it, and give that file")
            : null;
    }

    private static bool IsTar(ReadOnlySpan<byte> head)
    {
        const int ToSignature = 257;
        return head.Length > ToSignature && head[ToSignature..].StartsWith("ustar"u8);
    }

    private static ForeignFile Array(ReadOnlySpan<byte> head) => head.IndexOf("'|O'"u8) >= 0
        ? new(
            "a NumPy array of Python objects, of which nothing is run",
            "unpack it where you trust it: np.savez(FILE, **{name: array for each of them}) writes an .npz")
        : new(
            "a single NumPy array without a name",
            "put all arrays of the network into one .npz: np.savez(FILE, **{name: array for each of them})");

    /// <summary>Whether a file is text: UTF-8 without control characters, of which the end may be cut within a character.</summary>
    public static bool IsText(ReadOnlySpan<byte> head) =>
        !head.ContainsAnyInRange((byte)0, (byte)8) && (head.Length >= HeadLength || Utf8.IsValid(head));

    private static ForeignFile? Text(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (text.StartsWith("version https://git-lfs.github.com/spec/", StringComparison.Ordinal)) return Pointer(text);
        if (text.StartsWith('{') || text.StartsWith('['))
            return new("a JSON text, which describes something but holds no weights", OtherFormat);
        if (!text.StartsWith('<')) return null;
        var title = Title().Match(text) is { Success: true } match ? $" (\"{match.Groups[1].Value.Trim()}\")" : "";
        return Page().IsMatch(text)
            ? new($"a web page{title}, as a failed download leaves", FetchAgain)
            : new("an XML text, as a failed download leaves", FetchAgain);
    }

    private static ForeignFile Pointer(string text)
    {
        var size = Size().Match(text) is { Success: true } match && long.TryParse(match.Groups[1].Value, out var bytes)
            ? Invariant($" of {bytes:N0} bytes")
            : "";
        return new(
            $"a Git LFS pointer, which only stands for a file{size}",
            "fetch that file: git lfs pull in its repository, or the download button of its page");
    }

    /// <summary>
    /// The name of a Caffe network: its file begins with the name, field 1, followed by a layer, field 2 or 100, or by inputs, 3 or 4.
    /// </summary>
    private static string? CaffeName(ReadOnlySpan<byte> head)
    {
        const int LongestName = 64;
        if (head.Length < 4 || head[0] != 0x0A || head[1] is 0 or > LongestName || head.Length < head[1] + 4) return null;
        var name = head.Slice(2, head[1]);
        var after = head[(2 + name.Length)..];
        var goesOn = after[0] is 0x12 or 0x1A or 0x20 or 0x22 || after.StartsWith((byte[])[0xA2, 0x06]);
        return goesOn && !name.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? Encoding.ASCII.GetString(name) : null;
    }

    [GeneratedRegex(@"^<(!doctype html|html|head|body)", RegexOptions.IgnoreCase)]
    private static partial Regex Page();

    [GeneratedRegex(@"<title[^>]*>\s*([^<]{1,80})", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"^size (\d{1,18})\r?$", RegexOptions.Multiline)]
    private static partial Regex Size();
}
