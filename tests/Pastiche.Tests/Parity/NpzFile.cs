using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Pastiche.Graphs;

namespace Pastiche.Tests.Parity;

/// <summary>Arrays of 32-bit floats as NumPy writes them, a plain reading that has nothing in common with the library's.</summary>
internal static partial class NpzFile
{
    private const int HeaderLength = 8;

    /// <summary>All arrays by name; a single number has one axis.</summary>
    public static Dictionary<string, Tensor> Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return archive.Entries.ToDictionary(entry => Path.GetFileNameWithoutExtension(entry.FullName), Read);
    }

    private static Tensor Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.ToArray();
        var start = HeaderLength + 2 + BitConverter.ToUInt16(bytes, HeaderLength);
        var header = Encoding.ASCII.GetString(bytes, 0, start);
        if (!header.Contains("'<f4'", StringComparison.Ordinal) || header.Contains("'fortran_order': True", StringComparison.Ordinal))
            throw new InvalidDataException($"{entry.FullName}: {header}");
        int[] shape = [.. Sizes().Match(header).Groups[1].Captures.Select(size => int.Parse(size.Value, CultureInfo.InvariantCulture))];
        return new Tensor(Shape.Create(shape.Length == 0 ? [1] : shape), MemoryMarshal.Cast<byte, float>(bytes.AsSpan(start)).ToArray());
    }

    [GeneratedRegex(@"'shape': \((?:(\d+),? ?)*\)")]
    private static partial Regex Sizes();
}
