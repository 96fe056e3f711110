using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Pastiche.Graphs;

namespace Pastiche.Weights;

/// <summary>
/// The header of a .npy file (NumPy's format 1 to 3): a signature, a version, and a Python dictionary with type, order and shape,
/// accepted only in the form that NumPy writes.
/// </summary>
/// <param name="Type">The type in NumPy's notation: &lt;f4.</param>
/// <param name="Shape">The array's sizes.</param>
/// <param name="ColumnMajor">Whether the first axis varies fastest.</param>
internal sealed partial record NumpyHeader(string Type, Shape Shape, bool ColumnMajor)
{
    private const int LongestText = 10_000;

    private static ReadOnlySpan<byte> Magic => "NUMPY"u8;

    /// <summary>The format of the elements; null if they are not little-endian floats.</summary>
    public ElementFormat? Element => Type switch
    {
        "<f2" => ElementFormat.Half,
        "<f4" => ElementFormat.Single,
        "<f8" => ElementFormat.Double,
        _ => null,
    };

    /// <summary>Reads a header, up to the first element.</summary>
    /// <param name="content">The .npy file.</param>
    /// <param name="path">The archive, for messages.</param>
    /// <param name="name">The array, for messages.</param>
    /// <returns>Null for an array without elements.</returns>
    /// <exception cref="PasticheException">The header does not follow the format.</exception>
    /// <exception cref="EndOfStreamException">The file ends before the header does.</exception>
    public static NumpyHeader? Read(Stream content, string path, string name)
    {
        var start = Take(content, 8);
        if (start[0] != 0x93 || !start.AsSpan(1, 5).SequenceEqual(Magic) || start[6] is < 1 or > 3)
            throw Errors.DamagedWeights(path, $"array {name} is no .npy file");
        var lengthBytes = Take(content, start[6] == 1 ? 2 : 4);
        var length = start[6] == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(lengthBytes)
            : BinaryPrimitives.ReadUInt32LittleEndian(lengthBytes);
        if (length > LongestText) throw Errors.DamagedWeights(path, $"array {name} has a header of {length:N0} bytes");
        var text = Encoding.Latin1.GetString(Take(content, (int)length));
        if (Dictionary().Match(text) is not { Success: true } match)
        {
            throw Errors.DamagedWeights(path, $"array {name} has a header that NumPy does not write for numbers");
        }

        return Parse(match, path, name);
    }

    private static byte[] Take(Stream content, int count)
    {
        var bytes = new byte[count];
        content.ReadExactly(bytes);
        return bytes;
    }

    private static NumpyHeader? Parse(Match match, string path, string name)
    {
        try
        {
            int[] sizes =
            [
                .. match.Groups["shape"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(size => int.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture)),
            ];
            if (sizes.Contains(0)) return null;
            return new NumpyHeader(match.Groups["type"].Value, Shape.Create(sizes), match.Groups["order"].Value == "True");
        }
        catch (Exception problem) when (problem is FormatException or OverflowException or GraphException)
        {
            throw Errors.DamagedWeights(path, $"array {name} claims the shape ({match.Groups["shape"].Value})", problem);
        }
    }

    [GeneratedRegex(@"^\{'descr': '(?<type>[^']{1,8})', 'fortran_order': (?<order>True|False), 'shape': \((?<shape>[\d, ]*)\), \}\s*$")]
    private static partial Regex Dictionary();
}
