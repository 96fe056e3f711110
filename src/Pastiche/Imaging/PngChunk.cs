using System.Buffers.Binary;
using System.IO.Hashing;

namespace Pastiche.Imaging;

/// <summary>A chunk of a PNG file (ISO/IEC 15948), as bytes of the file.</summary>
/// <param name="file">The file.</param>
/// <param name="start">The position of the chunk.</param>
/// <param name="length">The length of its content in bytes.</param>
internal readonly ref struct PngChunk(ReadOnlySpan<byte> file, int start, int length)
{
    /// <summary>The bytes around the content: length and name before it, checksum after it.</summary>
    private const int Frame = 12;

    private readonly ReadOnlySpan<byte> _file = file;
    private readonly int _start = start;
    private readonly int _length = length;

    /// <summary>The name, of four letters.</summary>
    public ReadOnlySpan<byte> Name => _file.Slice(_start + 4, 4);

    /// <summary>The content.</summary>
    public ReadOnlySpan<byte> Content => _file.Slice(_start + 8, _length);

    /// <summary>Whether the checksum of name and content is right.</summary>
    public bool IsAsWritten =>
        Crc32.HashToUInt32(_file.Slice(_start + 4, 4 + _length)) == BinaryPrimitives.ReadUInt32BigEndian(_file[(_start + 8 + _length)..]);

    /// <summary>Reads the chunk at a position and moves the position behind it; lengths beyond the end of the file are refused.</summary>
    /// <returns>Whether there is a complete chunk.</returns>
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
