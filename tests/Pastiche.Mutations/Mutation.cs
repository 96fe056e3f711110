using System.Buffers.Binary;

namespace Pastiche.Mutations;

/// <summary>Damages a file, here bluntly, there with knowledge of the format.</summary>
internal sealed class Mutation(ImageFileFormat format, IReadOnlyList<byte[]> seeds, int number)
{
    private static readonly byte[] Bytes = [0, 1, 2, 7, 8, 16, 32, 0x7F, 0x80, 0xFE, 0xFF];

    private static readonly uint[] Numbers =
        [0, 1, 2, 3, 15, 16, 255, 256, 1_000, 14_000, 16_383, 20_000, 32_767, 32_768, 65_500, 65_535, 65_536, 1 << 24, int.MaxValue,
            1u << 31, uint.MaxValue];

    /// <summary>Within the limits, as far as two of the same go.</summary>
    private static readonly uint[] Sides = [2_000, 8_000, 14_000];

    private readonly Random _random = new(unchecked((number * 7919) + (int)format));

    /// <summary>The file of this number, always the same.</summary>
    public byte[] Apply()
    {
        var file = (byte[])Any(seeds).Clone();
        for (var changes = _random.Next(1, 5); changes > 0 && file.Length > 0; changes--) file = Change(file);
        if (format == ImageFileFormat.Png && _random.Next(4) > 0) CorrectChecksums(file);
        if (format == ImageFileFormat.Webp && _random.Next(2) > 0 && file.Length > 8)
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    private byte[] Change(byte[] file)
    {
        switch (_random.Next(11))
        {
            case 0:
                file[_random.Next(file.Length)] ^= (byte)(1 << _random.Next(8));
                return file;
            case 1:
                for (var count = _random.Next(1, 16); count > 0; count--) file[_random.Next(file.Length)] = Any(Bytes);
                return file;
            case 2:
                return SetNumber(file, (Near(file), 1 << _random.Next(3)));
            case 3 or 4 or 5:
                var fields = Anatomy.Fields(format, file);
                return fields.Count == 0 ? file : SetNumber(file, Any(fields));
            case 6:
                return Enlarge(file);
            case 7:
                return file[.._random.Next(file.Length)];
            case 8:
                return Move(file, (_random.Next(file.Length), _random.Next(1, 64)));
            default:
                var parts = Anatomy.Parts(format, file);
                return parts.Count == 0 ? file : Move(file, Any(parts));
        }
    }

    /// <summary>Anywhere, but half of the time where headers are.</summary>
    private int Near(byte[] file) => _random.Next(_random.Next(2) == 0 ? file.Length : Math.Min(file.Length, 64));

    private byte[] SetNumber(byte[] file, (int Start, int Length) field) => SetNumber(file, field, Any(Numbers));

    private byte[] SetNumber(byte[] file, (int Start, int Length) field, uint number)
    {
        if (field.Start + field.Length > file.Length) return file;
        Span<byte> bytes = stackalloc byte[8];
        if (format is ImageFileFormat.Jpeg or ImageFileFormat.Png or ImageFileFormat.Avif)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
            bytes[(4 - field.Length)..4].CopyTo(file.AsSpan(field.Start));
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
            bytes[..field.Length].CopyTo(file.AsSpan(field.Start));
        }

        return file;
    }

    /// <summary>Claims to be much larger in both directions: width and height are neighbours in every format.</summary>
    private byte[] Enlarge(byte[] file)
    {
        var fields = Anatomy.Fields(format, file);
        var apart = format == ImageFileFormat.Tiff ? Anatomy.FieldsOfAnEntry : 1;
        if (fields.Count <= apart) return file;
        var one = _random.Next(fields.Count - apart);
        var side = Any(Sides);
        SetNumber(file, fields[one], side);
        return SetNumber(file, fields[one + apart], side);
    }

    /// <summary>Deletes a part, doubles it, moves it to the end, or puts one of another file in its place.</summary>
    private byte[] Move(byte[] file, (int Start, int Length) part)
    {
        var end = Math.Min(file.Length, part.Start + part.Length);
        var (before, itself, after) = (file[..part.Start], file[part.Start..end], file[end..]);
        switch (_random.Next(4))
        {
            case 0:
                return [.. before, .. after];
            case 1:
                return [.. before, .. itself, .. itself, .. after];
            case 2:
                return [.. before, .. after, .. itself];
            default:
                var other = Any(seeds);
                var parts = Anatomy.Parts(format, other);
                if (parts.Count == 0) return file;
                var (start, length) = Any(parts);
                return [.. before, .. other.AsSpan(start, length), .. after];
        }
    }

    private static void CorrectChecksums(byte[] file)
    {
        foreach (var (start, length) in Anatomy.Parts(ImageFileFormat.Png, file))
        {
            BinaryPrimitives.WriteUInt32BigEndian(
                file.AsSpan(start + length - 4), Checksum(file.AsSpan(start + 4, length - 8)));
        }
    }

    /// <summary>CRC-32, bit by bit.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ (0xEDB88320 & (uint)-(int)(sum & 1));
        }

        return ~sum;
    }

    private T Any<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];
}
