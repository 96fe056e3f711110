namespace Pastiche.Tests.Imaging.Files;

/// <summary>An image file directory of TIFF 6.0, which EXIF uses too.</summary>
internal sealed class TiffDirectory(bool bigEndian)
{
    private const int Ascii = 2;
    private const int Short = 3;
    private const int Long = 4;
    private const int Rational = 5;
    private const int Undefined = 7;

    private readonly SortedDictionary<int, (int Type, int Count, byte[] Value)> _entries = [];

    public TiffDirectory Shorts(int tag, params IEnumerable<int> values)
    {
        byte[] bytes = [.. values.SelectMany(value => Ends.Bytes((ushort)value, bigEndian))];
        return Add(tag, Short, bytes.Length / 2, bytes);
    }

    public TiffDirectory Longs(int tag, params IEnumerable<int> values)
    {
        byte[] bytes = [.. values.SelectMany(value => Ends.Bytes((uint)value, bigEndian))];
        return Add(tag, Long, bytes.Length / 4, bytes);
    }

    /// <summary>Fractions of 100,000ths.</summary>
    public TiffDirectory Rationals(int tag, params IEnumerable<double> values)
    {
        byte[] bytes = [.. values.SelectMany(value =>
            (byte[])[.. Ends.Bytes((uint)Math.Round(value * 100_000), bigEndian), .. Ends.Bytes(100_000u, bigEndian)])];
        return Add(tag, Rational, bytes.Length / 8, bytes);
    }

    public TiffDirectory Text(int tag, string text) => Add(tag, Ascii, text.Length + 1, [.. System.Text.Encoding.ASCII.GetBytes(text), 0]);

    public TiffDirectory Bytes(int tag, byte[] value) => Add(tag, Undefined, value.Length, value);

    /// <summary>
    /// Its bytes when it starts at an offset of the file: entries, the place of the next directory, then the longer values.
    /// </summary>
    public byte[] ToArray(int offset, int next)
    {
        var entries = new List<byte>(Ends.Bytes((ushort)_entries.Count, bigEndian));
        var values = new List<byte>();
        var behind = offset + 2 + (12 * _entries.Count) + 4;
        foreach (var (tag, (type, count, value)) in _entries)
        {
            entries.AddRange(
                [.. Ends.Bytes((ushort)tag, bigEndian), .. Ends.Bytes((ushort)type, bigEndian), .. Ends.Bytes((uint)count, bigEndian)]);
            if (value.Length <= 4)
            {
                entries.AddRange([.. value, .. new byte[4 - value.Length]]);
                continue;
            }

            entries.AddRange(Ends.Bytes((uint)(behind + values.Count), bigEndian));
            values.AddRange([.. value, .. new byte[value.Length % 2]]);
        }

        return [.. entries, .. Ends.Bytes((uint)next, bigEndian), .. values];
    }

    public static byte[] Header(int first, bool bigEndian) =>
        [.. bigEndian ? "MM"u8 : "II"u8, .. Ends.Bytes((ushort)42, bigEndian), .. Ends.Bytes((uint)first, bigEndian)];

    private TiffDirectory Add(int tag, int type, int count, byte[] value)
    {
        _entries[tag] = (type, count, value);
        return this;
    }
}
