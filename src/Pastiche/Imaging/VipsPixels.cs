using System.Numerics;
using NetVips;
using VipsImage = NetVips.Image;

namespace Pastiche.Imaging;

/// <summary>Converts between planes of floats and libvips' interleaved samples of 8 or 16 bits.</summary>
internal static class VipsPixels
{
    /// <summary>Reads grey or RGB of 8 or 16 bits, with or without alpha.</summary>
    public static Image FromVips(VipsImage image, string checksum, IReadOnlyList<string> notes) => image.Format == Enums.BandFormat.Uchar
        ? FromInterleaved(image.WriteToMemory<byte>(), image, checksum, notes)
        : FromInterleaved(image.WriteToMemory<ushort>(), image, checksum, notes);

    /// <summary>Writes RGB of 8 or 16 bits, with alpha if the picture is not opaque everywhere.</summary>
    public static VipsImage ToVips(Image image, int bits)
    {
        var bands = image.HasAlpha ? Image.Channels + 1 : Image.Channels;
        using var pixels = bits == 16
            ? VipsImage.NewFromMemory<ushort>(Interleave<ushort>(image, bands), image.Width, image.Height, bands, Enums.BandFormat.Ushort)
            : VipsImage.NewFromMemory<byte>(Interleave<byte>(image, bands), image.Width, image.Height, bands, Enums.BandFormat.Uchar);
        return pixels.Copy(interpretation: bits == 16 ? Enums.Interpretation.Rgb16 : Enums.Interpretation.Srgb);
    }

    private static Image FromInterleaved<T>(T[] values, VipsImage source, string checksum, IReadOnlyList<string> notes)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        var colors = source.Bands < Image.Channels ? 1 : Image.Channels;
        var alpha = source.Bands > colors ? new float[values.Length / source.Bands] : [];
        InterleavedSamples.Read<T>(values, source.Bands, colors, alpha);
        // An opaque picture needs no alpha.
        var hasAlpha = alpha.AsSpan().ContainsAnyExcept(1f);
        var image = new Image(source.Width, source.Height, hasAlpha) { Checksum = checksum, Notes = notes };
        for (var channel = 0; channel < Image.Channels; channel++)
            InterleavedSamples.Read<T>(values, source.Bands, channel % colors, image.Plane(channel));
        if (hasAlpha) alpha.CopyTo(image.Alpha);
        Transparency.FillInvisible(image);
        return image;
    }

    /// <summary>Interleaves the planes, rounded and clamped to black and white.</summary>
    private static T[] Interleave<T>(Image image, int bands) where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        var values = new T[image.Width * image.Height * bands];
        for (var band = 0; band < bands; band++)
            InterleavedSamples.Write<T>(band < Image.Channels ? image.Plane(band) : image.Alpha, values, bands, band);
        return values;
    }
}
