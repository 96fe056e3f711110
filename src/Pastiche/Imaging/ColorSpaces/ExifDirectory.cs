using System.Buffers.Binary;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>One directory of EXIF metadata, which has the form of a TIFF file. Nothing in it is believed further than its bytes go.</summary>
internal readonly ref struct ExifDirectory
{
    private const int EntryLength = 12;
    private const int Short = 3;
    private const int Long = 4;
    private const int Rational = 5;

    private readonly ReadOnlySpan<byte> _block;
    private readonly uint _place;
    private readonly bool _isBigEndian;

    private ExifDirectory(ReadOnlySpan<byte> block, uint place, bool isBigEndian)
    {
        _block = block;
        _place = place;
        _isBigEndian = isBigEndian;
    }

    /// <summary>The first directory of EXIF metadata or of a TIFF file; empty where the bytes are neither.</summary>
    public static ExifDirectory First(ReadOnlySpan<byte> block)
    {
        if (block.StartsWith("Exif\0\0"u8)) block = block[6..];
        var isBigEndian = block.StartsWith("MM\0*"u8);
        if (block.Length < 8 || !(isBigEndian || block.StartsWith("II*\0"u8))) return default;
        var first = new ExifDirectory(block, 0, isBigEndian);
        return new(block, first.Number(4, 4), isBigEndian);
    }

    /// <summary>The directory that a field points to; empty where there is none.</summary>
    public ExifDirectory Sub(ushort tag) => Numbers(tag, most: 1) is [var place] ? new(_block, (uint)place, _isBigEndian) : default;

    /// <summary>The numbers of a field, if they are whole without a sign or fractions, and no more than so many; none otherwise.</summary>
    public double[] Numbers(ushort tag, int most)
    {
        var value = Value(tag, out var type);
        var size = SizeOf(type);
        if (type is not (Short or Long or Rational) || value.Length > (long)most * size) return [];
        var numbers = new double[value.Length / size];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Number(value, i * size, Math.Min(size, 4));
            if (type == Rational) numbers[i] /= Number(value, (i * size) + 4, 4);
        }

        return numbers;
    }

    /// <summary>Whether a field holds this text.</summary>
    public bool Says(ushort tag, ReadOnlySpan<byte> text) => Value(tag, out _).TrimEnd((byte)0).SequenceEqual(text);

    /// <summary>The bytes of a field: within its entry where they have room there, elsewhere otherwise.</summary>
    private ReadOnlySpan<byte> Value(ushort tag, out int type)
    {
        type = 0;
        if (_place == 0 || _place > _block.Length - 2) return [];
        var count = (int)Number(_place, 2);
        for (long entry = _place + 2; count > 0 && entry <= _block.Length - EntryLength; count--, entry += EntryLength)
        {
            if (Number(entry, 2) != tag) continue;
            type = (int)Number(entry + 2, 2);
            var length = Number(entry + 4, 4) * (long)SizeOf(type);
            var place = length <= 4 ? entry + 8 : Number(entry + 8, 4);
            return place + length <= _block.Length ? _block.Slice((int)place, (int)length) : [];
        }

        return [];
    }

    private static int SizeOf(int type) => type switch { 1 or 2 or 7 => 1, Short => 2, Long => 4, Rational => 8, _ => 0 };

    private uint Number(long place, int size) => Number(_block, (int)place, size);

    private uint Number(ReadOnlySpan<byte> bytes, int place, int size) => (size, _isBigEndian) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes[place..]),
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[place..]),
        (_, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes[place..]),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes[place..]),
    };
}
