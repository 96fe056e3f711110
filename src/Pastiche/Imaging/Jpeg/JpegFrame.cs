using System.Buffers.Binary;

namespace Pastiche.Imaging.Jpeg;

/// <summary>The frame of a JPEG picture: its size, its components, and which of their bits the scans have delivered.</summary>
internal sealed class JpegFrame
{
    private const int Coefficients = 64;
    private const int BlockSide = 8;

    /// <summary>The count of missing bits before any scan: more than a coefficient has.</summary>
    private const int Unsent = 32;

    private readonly List<Component> _components = [];
    private readonly bool _isSequential;
    private readonly int _width;
    private readonly int _height;

    private JpegFrame(bool isSequential, int width, int height) => (_isSequential, _width, _height) = (isSequential, width, height);

    /// <summary>Whether every bit of every coefficient is in some scan.</summary>
    public bool IsComplete => _components.TrueForAll(component => Array.TrueForAll(component.Missing, bits => bits == 0));

    /// <summary>Whether a component is in no scan.</summary>
    public bool LacksComponent => _components.Exists(component => component.Missing[0] == Unsent);

    /// <summary>Whether a marker is SOF0 to SOF15, without the tables and reserved codes between them.</summary>
    public static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Reads the header of a frame; null if it is too short.</summary>
    public static JpegFrame? Read(byte marker, ReadOnlySpan<byte> content)
    {
        const int Header = 6;
        if (content.Length < Header) return null;
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(content[1..]), BinaryPrimitives.ReadUInt16BigEndian(content[3..]));
        var frame = new JpegFrame(marker is 0xC0 or 0xC1 && content[0] == 8, width, height);
        for (var at = Header; at + 3 <= content.Length; at += 3)
        {
            var (across, down) = (content[at + 1] >> 4, content[at + 1] & 0xF);
            frame._components.Add(new(content[at], across, down, [.. Enumerable.Repeat(Unsent, Coefficients)]));
        }

        return frame;
    }

    /// <summary>Records the coefficients of a scan and the lowest bit that it delivers.</summary>
    /// <returns>Whether it is the first scan, and contains all of a picture that is not progressive.</returns>
    public bool AddScan(ReadOnlySpan<byte> header)
    {
        if (header.IsEmpty || header.Length < (2 * header[0]) + 4) return false;
        var isFirst = _components.TrueForAll(component => component.Missing[0] == Unsent);
        var last = Math.Min((int)header[^2], Coefficients - 1);
        for (var i = 0; i < header[0]; i++)
        {
            var (number, low) = (header[1 + (2 * i)], header[^1] & 0xF);
            if (_components.Find(component => component.Number == number) is not { } component) continue;
            for (int coefficient = header[^3]; coefficient <= last; coefficient++) component.Missing[coefficient] = low;
        }

        return isFirst && _isSequential && IsComplete;
    }

    /// <summary>Prepares a scan for reading; null if a table is missing.</summary>
    /// <param name="header">The header of the scan, which <see cref="AddScan"/> has recorded.</param>
    /// <param name="tables">The Huffman tables: four for DC, four for AC coefficients.</param>
    /// <param name="restartInterval">Units between two restart markers.</param>
    /// <param name="start">The position of its data.</param>
    public JpegScan? Scan(ReadOnlySpan<byte> header, HuffmanTable?[] tables, int restartInterval, int start)
    {
        var isAlone = _components.Count == 1;
        var scanned = new List<ScanComponent>();
        for (var i = 0; i < header[0]; i++)
        {
            var (number, selectors) = (header[1 + (2 * i)], header[2 + (2 * i)]);
            var component = _components.Find(component => component.Number == number);
            var (direct, alternating) = (selectors >> 4, selectors & 0xF);
            if (component is null || direct > 3 || alternating > 3) return null;
            if (tables[direct] is not { } means || tables[4 + alternating] is not { } others) return null;
            scanned.Add(new(isAlone ? 1 : component.Across * component.Down, means, others));
        }

        var across = isAlone ? 1 : _components.Max(component => component.Across);
        var down = isAlone ? 1 : _components.Max(component => component.Down);
        return across == 0 || down == 0 ? null : new([.. scanned], Units(_width, across) * Units(_height, down), restartInterval, start);
    }

    private static long Units(int length, int blocks) => (length + (BlockSide * blocks) - 1) / (BlockSide * blocks);

    /// <param name="Number">Its identifier in scans.</param>
    /// <param name="Across">The horizontal sampling factor.</param>
    /// <param name="Down">The vertical sampling factor.</param>
    /// <param name="Missing">The number of low bits of each coefficient that are still missing.</param>
    private sealed record Component(byte Number, int Across, int Down, int[] Missing);
}
