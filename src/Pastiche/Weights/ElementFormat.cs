using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pastiche.Weights;

/// <summary>How a file stores floating-point numbers; all little-endian.</summary>
internal enum ElementFormat
{
    /// <summary>IEEE half precision.</summary>
    Half,

    /// <summary>The upper half of single precision.</summary>
    BFloat16,

    /// <summary>IEEE single precision.</summary>
    Single,

    /// <summary>IEEE double precision.</summary>
    Double,
}

/// <summary>Sizes and conversion of <see cref="ElementFormat"/>.</summary>
internal static class ElementFormatExtensions
{
    /// <summary>Bytes an element.</summary>
    public static int Size(this ElementFormat format) => format switch
    {
        ElementFormat.Half or ElementFormat.BFloat16 => 2,
        ElementFormat.Single => 4,
        _ => 8,
    };

    /// <summary>Elements in single precision; halves are exact in it, doubles are rounded.</summary>
    /// <param name="format">How they are stored.</param>
    /// <param name="bytes">As many as the elements take.</param>
    public static float[] Decode(this ElementFormat format, ReadOnlySpan<byte> bytes)
    {
        var elements = new float[bytes.Length / format.Size()];
        if (format == ElementFormat.Single && BitConverter.IsLittleEndian)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(elements.AsSpan()));
            return elements;
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

        return elements;
    }
}
