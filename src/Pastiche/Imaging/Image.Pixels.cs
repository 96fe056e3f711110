using Pastiche.Imaging;

namespace Pastiche;

public sealed partial class Image
{
    /// <summary>Copies a picture from a buffer of pixels, such as another library's bitmap.</summary>
    /// <param name="pixels">The pixels, sRGB-encoded, row by row from the top.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="layout">The layout of a pixel.</param>
    /// <param name="stride">The bytes from the start of a row to the start of the next; null if rows follow without a gap.</param>
    /// <param name="premultiplied">
    /// Whether colours are multiplied by alpha, as in most bitmaps that are drawn on screens. They are divided by it; those above it become
    /// white.
    /// </param>
    /// <returns>The picture, without an alpha plane if it is opaque. Invisible pixels take the colour of the nearest visible one.</returns>
    /// <exception cref="PasticheException">
    /// The size is out of range, as for the constructor, a stride is shorter than a row, or the buffer ends before the last pixel.
    /// </exception>
    public static Image FromPixels(
        ReadOnlySpan<byte> pixels, int width, int height, PixelLayout layout, int? stride = null, bool premultiplied = false)
    {
        var buffer = BufferOf(width, height, layout, stride);
        buffer.Require(pixels.Length);
        var alpha = buffer.Channels > Channels ? new float[width * height] : [];
        if (alpha.Length > 0) buffer.Read(pixels, Channels, alpha);
        var image = new Image(width, height, hasAlpha: alpha.AsSpan().ContainsAnyExcept(1f));
        for (var channel = 0; channel < Channels; channel++)
            buffer.Read(pixels, Math.Min(channel, buffer.Channels - 1), image.Plane(channel));
        if (!image.HasAlpha) return image;
        alpha.CopyTo(image.Alpha);
        if (premultiplied) Transparency.Unpremultiply(image);
        else Transparency.FillInvisible(image);
        return image;
    }

    /// <summary>Copies the picture into a buffer of pixels, such as another library's bitmap.</summary>
    /// <param name="pixels">The buffer. Values are rounded and clamped to black and white; bytes between rows stay as they are.</param>
    /// <param name="layout">The layout of a pixel.</param>
    /// <param name="stride">The bytes from the start of a row to the start of the next; null if rows follow without a gap.</param>
    /// <param name="premultiplied">Whether colours are to be multiplied by alpha, as in most bitmaps that are drawn on screens.</param>
    /// <exception cref="PasticheException">
    /// A stride is shorter than a row, the buffer ends before the last pixel, or the layout has no alpha and the picture is transparent.
    /// </exception>
    public void CopyTo(Span<byte> pixels, PixelLayout layout, int? stride = null, bool premultiplied = false)
    {
        var buffer = BufferOf(Width, Height, layout, stride);
        buffer.Require(pixels.Length);
        if (HasAlpha && buffer.Channels <= Channels) throw Errors.NoAlphaInLayout(layout.ToString());
        for (var channel = 0; channel < buffer.Channels; channel++)
            buffer.Write(buffer.Channels == 1 ? Luma.Of(this) : Shown(channel, premultiplied), channel, pixels);
    }

    /// <summary>A plane as a buffer takes it: colours, or alpha, which is 1 where there is none.</summary>
    private ReadOnlySpan<float> Shown(int channel, bool premultiplied)
    {
        var isColor = channel < Channels;
        if (isColor && HasAlpha && premultiplied) return Transparency.Premultiply(Plane(channel), Alpha);
        if (isColor) return Plane(channel);
        if (HasAlpha) return Alpha;
        var opaque = new float[Width * Height];
        Array.Fill(opaque, 1);
        return opaque;
    }

    private static PixelBuffer BufferOf(int width, int height, PixelLayout layout, int? stride)
    {
        ImageLimits.Require(width, height);
        return new(width, height, layout, stride ?? (width * PixelBuffer.BytesOf(layout)));
    }
}
