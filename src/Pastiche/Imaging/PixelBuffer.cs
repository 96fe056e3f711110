using System.Numerics;
using System.Runtime.InteropServices;

namespace Pastiche.Imaging;

/// <summary>A buffer of interleaved pixels, as other libraries have them.</summary>
/// <param name="width">Columns.</param>
/// <param name="height">Rows.</param>
/// <param name="layout">The layout of a pixel.</param>
/// <param name="stride">The bytes from a row to the next.</param>
internal readonly struct PixelBuffer(int width, int height, PixelLayout layout, int stride)
{
    private static readonly int[] Gray = [0];
    private static readonly int[] Rgb = [0, 1, 2];
    private static readonly int[] Rgba = [0, 1, 2, 3];
    private static readonly int[] Bgra = [2, 1, 0, 3];

    /// <summary>The bytes of a pixel.</summary>
    /// <exception cref="PasticheException">There is no such layout.</exception>
    public static int BytesOf(PixelLayout layout) => layout switch
    {
        PixelLayout.Gray8 => 1,
        PixelLayout.Rgb24 => 3,
        PixelLayout.Rgba32 or PixelLayout.Bgra32 => 4,
        PixelLayout.Rgba64 => 8,
        _ => throw Errors.OutOfRange("The layout of the pixels", $"{layout}", string.Join(", ", Enum.GetNames<PixelLayout>())),
    };

    /// <summary>The channels of a pixel: 1, gray; 3, red, green and blue; or 4, with alpha.</summary>
    public int Channels => Offsets.Length;

    /// <summary>Where the channels are in a pixel, in samples.</summary>
    private int[] Offsets => layout switch
    {
        PixelLayout.Gray8 => Gray,
        PixelLayout.Rgb24 => Rgb,
        PixelLayout.Bgra32 => Bgra,
        _ => Rgba,
    };

    private int RowBytes => width * BytesOf(layout);

    /// <summary>Refuses rows that would overlap, and a buffer that ends before the last pixel.</summary>
    /// <exception cref="PasticheException">The stride or the buffer is too short.</exception>
    public void Require(int length)
    {
        if (stride < RowBytes)
            throw Errors.OutOfRange("The stride", $"{stride} bytes", $"{RowBytes} or more for {width} pixels of {layout}");
        var expected = ((height - 1L) * stride) + RowBytes;
        if (length < expected)
            throw Errors.ShortBuffer(length, expected, $"{width}×{height} pixels of {layout} in rows of {stride} bytes");
    }

    /// <summary>Reads a channel.</summary>
    public void Read(ReadOnlySpan<byte> pixels, int channel, Span<float> plane)
    {
        if (layout == PixelLayout.Rgba64) Read<ushort>(pixels, channel, plane);
        else Read<byte>(pixels, channel, plane);
    }

    /// <summary>Writes a channel, rounded and clamped to black and white.</summary>
    public void Write(ReadOnlySpan<float> plane, int channel, Span<byte> pixels)
    {
        if (layout == PixelLayout.Rgba64) Write<ushort>(plane, channel, pixels);
        else Write<byte>(plane, channel, pixels);
    }

    private void Read<T>(ReadOnlySpan<byte> pixels, int channel, Span<float> plane) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        for (var y = 0; y < height; y++)
        {
            var row = MemoryMarshal.Cast<byte, T>(pixels.Slice(y * stride, RowBytes));
            InterleavedSamples.Read(row, row.Length / width, Offsets[channel], plane.Slice(y * width, width));
        }
    }

    private void Write<T>(ReadOnlySpan<float> plane, int channel, Span<byte> pixels) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        for (var y = 0; y < height; y++)
        {
            var row = MemoryMarshal.Cast<byte, T>(pixels.Slice(y * stride, RowBytes));
            InterleavedSamples.Write(plane.Slice(y * width, width), row, row.Length / width, Offsets[channel]);
        }
    }
}
