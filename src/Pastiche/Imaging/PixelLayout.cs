using NetVips;
using VipsImage = NetVips.Image;

namespace Pastiche.Imaging;

/// <summary>Between our planes of floats and the interleaved 8 or 16 bits of libvips.</summary>
internal static class PixelLayout
{
    /// <summary>Takes grey or RGB of 8 or 16 bits, with alpha or without.</summary>
    public static Image FromVips(VipsImage image, string checksum) => image.Format == Enums.BandFormat.Uchar
        ? FromInterleaved<byte>(image.WriteToMemory<byte>(), image, checksum, value => value / 255f)
        : FromInterleaved<ushort>(image.WriteToMemory<ushort>(), image, checksum, value => value / 65535f);

    /// <summary>Gives RGB of as many bits, with alpha if the picture has it.</summary>
    public static VipsImage ToVips(Image image, int bits)
    {
        var bands = image.HasAlpha ? Image.Channels + 1 : Image.Channels;
        using var pixels = bits == 16
            ? VipsImage.NewFromMemory<ushort>(Interleave(image, bands, value => (ushort)(value * 65535 + 0.5f)), image.Width, image.Height, bands, Enums.BandFormat.Ushort)
            : VipsImage.NewFromMemory<byte>(Interleave(image, bands, value => (byte)(value * 255 + 0.5f)), image.Width, image.Height, bands, Enums.BandFormat.Uchar);
        return pixels.Copy(interpretation: bits == 16 ? Enums.Interpretation.Rgb16 : Enums.Interpretation.Srgb);
    }

    private static Image FromInterleaved<T>(ReadOnlySpan<T> values, VipsImage source, string checksum, Func<T, float> convert)
    {
        var bands = source.Bands;
        var colours = bands >= Image.Channels ? Image.Channels : 1;
        var alpha = bands > colours ? Band(values, bands, colours, convert) : [];
        // One that is opaque everywhere has no transparency to keep.
        var hasAlpha = alpha.AsSpan().ContainsAnyExcept(1f);
        var image = new Image(source.Width, source.Height, hasAlpha) { Checksum = checksum };
        for (var channel = 0; channel < Image.Channels; channel++)
            Band(values, bands, channel % colours, convert).CopyTo(image.Plane(channel));
        if (hasAlpha) alpha.CopyTo(image.Alpha);
        Transparency.ColourTheInvisible(image);
        return image;
    }

    private static float[] Band<T>(ReadOnlySpan<T> values, int bands, int band, Func<T, float> convert)
    {
        var plane = new float[values.Length / bands];
        for (var i = 0; i < plane.Length; i++) plane[i] = convert(values[i * bands + band]);
        return plane;
    }

    private static T[] Interleave<T>(Image image, int bands, Func<float, T> convert)
    {
        var values = new T[image.Width * image.Height * bands];
        for (var band = 0; band < bands; band++)
        {
            var plane = band < Image.Channels ? image.Plane(band) : image.Alpha;
            for (var i = 0; i < plane.Length; i++) values[i * bands + band] = convert(Math.Clamp(plane[i], 0, 1));
        }

        return values;
    }
}
