using System.Buffers.Binary;

namespace Pastiche.Imaging.Jpeg;

/// <summary>
/// The segments of a JPEG file (ITU-T T.81), which tell whether all of the picture is there: libvips warns of most truncated data, but
/// not of missing scans, nor by itself whether only the end marker is missing.
/// </summary>
internal sealed class JpegStructure
{
    private const byte Prefix = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte HuffmanTables = 0xC4;
    private const byte RestartInterval = 0xDD;
    private const int TablesOfAKind = 4;

    private readonly HuffmanTable?[] _tables = new HuffmanTable?[2 * TablesOfAKind];
    private JpegFrame? _frame;
    private int _restartInterval;

    private JpegStructure()
    {
    }

    /// <summary>Whether the end marker is there.</summary>
    public bool HasEnd { get; private set; }

    /// <summary>Whether every bit of every coefficient is in some scan, at least in its beginning.</summary>
    public bool IsComplete => _frame is { IsComplete: true };

    /// <summary>Whether a component is in no scan at all, so that its colors would be invented.</summary>
    public bool LacksComponent => _frame is { LacksComponent: true };

    /// <summary>The scan of a picture that has a single one, with known codes; null otherwise.</summary>
    public JpegScan? OnlyScan { get; private set; }

    /// <summary>Whether a file begins as JPEG does.</summary>
    public static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[Prefix, StartOfImage, Prefix]);

    /// <summary>Reads the segments up to the end marker or the end of the file.</summary>
    public static JpegStructure Read(ReadOnlySpan<byte> file)
    {
        var structure = new JpegStructure();
        var place = 2;
        while (!structure.HasEnd && NextMarker(file, ref place) is { } marker)
        {
            structure.HasEnd = marker == EndOfImage;
            // Markers without a length: restart, temporary, start, which means nothing here, and end.
            if (marker is (>= 0xD0 and <= EndOfImage) or 0x01) continue;
            if (place + 2 > file.Length) break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[place..]);
            if (length < 2 || place + length > file.Length) break;
            structure.Add(marker, file.Slice(place + 2, length - 2), place + length);
            place += length;
        }

        return structure;
    }

    /// <summary>Finds the next marker that is neither stuffing nor fill, and moves behind it.</summary>
    private static byte? NextMarker(ReadOnlySpan<byte> file, ref int place)
    {
        while (place + 1 < file.Length)
        {
            var step = file[place..].IndexOf(Prefix);
            if (step < 0 || place + step + 1 >= file.Length) break;
            place += step + 1;
            if (file[place] is 0 or Prefix) continue;
            return file[place++];
        }

        return null;
    }

    private void Add(byte marker, ReadOnlySpan<byte> content, int end)
    {
        if (marker == HuffmanTables) AddTables(content);
        else if (marker == RestartInterval && content.Length >= 2) _restartInterval = BinaryPrimitives.ReadUInt16BigEndian(content);
        else if (JpegFrame.IsFrame(marker)) _frame ??= JpegFrame.Read(marker, content);
        else if (marker == StartOfScan && _frame is { } frame)
            OnlyScan = frame.AddScan(content) ? frame.Scan(content, _tables, _restartInterval, end) : null;
    }

    /// <summary>Reads Huffman tables, each with a class, a number, sixteen counts and as many symbols.</summary>
    private void AddTables(ReadOnlySpan<byte> content)
    {
        const int Header = 1 + HuffmanTable.LongestCode;
        while (content.Length >= Header)
        {
            var counts = content[1..Header];
            var symbols = 0;
            foreach (var count in counts) symbols += count;
            var table = ((content[0] >> 4) * TablesOfAKind) + (content[0] & 0xF);
            if (table >= _tables.Length || Header + symbols > content.Length) return;
            _tables[table] = new HuffmanTable(counts, content.Slice(Header, symbols));
            content = content[(Header + symbols)..];
        }
    }
}
