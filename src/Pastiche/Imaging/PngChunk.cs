using System.Buffers.Binary;
using System.IO.Hashing;

namespace Pastiche.Imaging;

/// <summary>A chunk of a PNG file (ISO/IEC 15948), as bytes of the file.</summary>
/// <param name="file">The file.</param>
/// <param name="start">Where the chunk begins.</param>
/// <param name="length">Bytes of its content.</param>
internal readonly ref struct PngChunk(ReadOnlySpan<byte> file, int start, int length)
{
    /// <summary>Length and name before the content, checksum behind it.</summary>
    private const int Frame = 12;

    private readonly ReadOnlySpan<byte> _file = file;
    private readonly int _start = start;
    private readonly int _length = length;

    /// <summary>Four letters.</summary>
    public ReadOnlySpan<byte> Name => _file.Slice(_start + 4, 4);

    /// <summary>What it holds.</summary>
    public ReadOnlySpan<byte> Content => _file.Slice(_start + 8, _length);

    /// <summary>Whether name and content have the checksum that stands behind them.</summary>
    public bool IsAsWritten =>
        Crc32.HashToUInt32(_file.Slice(_start + 4, 4 + _length)) == BinaryPrimitives.ReadUInt32BigEndian(_file[(_start + 8 + _length)..]);

    /// <summary>The chunk that begins at a place, which then moves behind it. A length is believed no further than the file goes.</summary>
    /// <returns>Whether a whole one is there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> file, ref int place, out PngChunk chunk)
    {
        chunk = default;
        if (place > file.Length - Frame) return false;
        var length = BinaryPrimitives.ReadUInt32BigEndian(file[place..]);
        if (length > file.Length - Frame - place) return false;
        chunk = new PngChunk(file, place, (int)length);
        place += Frame + (int)length;
        return true;
    }
}
