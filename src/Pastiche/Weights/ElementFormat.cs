using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pastiche.Weights;

/// <summary>The formats of floating-point numbers in files, all little-endian.</summary>
internal enum ElementFormat
{
    /// <summary>IEEE half precision.</summary>
    Half,

    /// <summary>bfloat16, the upper half of single precision.</summary>
    BFloat16,

    /// <summary>IEEE single precision.</summary>
    Single,

    /// <summary>IEEE double precision.</summary>
    Double,
}

/// <summary>Sizes and conversion of <see cref="ElementFormat"/>.</summary>
internal static class ElementFormatExtensions
{
    private const int LargestPortion = 1 << 20;

    /// <summary>The bytes of an element.</summary>
    public static int Size(this ElementFormat format) => format switch
    {
        ElementFormat.Half or ElementFormat.BFloat16 => 2,
        ElementFormat.Single => 4,
        _ => 8,
    };

    /// <summary>Reads elements from a stream's position, in blocks.</summary>
    /// <param name="format">How they are stored.</param>
    /// <param name="content">The stream.</param>
    /// <param name="count">The number of elements.</param>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public static float[] Read(this ElementFormat format, Stream content, int count)
    {
        var elements = new float[count];
        var portion = new byte[(int)Math.Min((long)count * format.Size(), LargestPortion)];
        for (var done = 0; done < count;)
        {
            var some = Math.Min(count - done, portion.Length / format.Size());
            var bytes = portion.AsSpan(0, some * format.Size());
            content.ReadExactly(bytes);
            format.Decode(bytes, elements.AsSpan(done, some));
            done += some;
        }

        return elements;
    }

    /// <summary>Decodes elements to single precision; halves are exact in it, doubles are rounded.</summary>
    /// <param name="format">How they are stored.</param>
    /// <param name="bytes">The encoded elements.</param>
    /// <param name="elements">The decoded elements.</param>
    public static void Decode(this ElementFormat format, ReadOnlySpan<byte> bytes, Span<float> elements)
    {
        if (format == ElementFormat.Single && BitConverter.IsLittleEndian)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(elements));
            return;
        }

        for (var i = 0; i < elements.Length; i++)
        {
            var at = bytes[(i * format.Size())..];
            elements[i] = format switch
            {
                ElementFormat.Half => (float)BinaryPrimitives.ReadHalfLittleEndian(at),
                ElementFormat.BFloat16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(at) << 16),
                ElementFormat.Single => BinaryPrimitives.ReadSingleLittleEndian(at),
                _ => (float)BinaryPrimitives.ReadDoubleLittleEndian(at),
            };
        }
    }
}
