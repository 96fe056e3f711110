using NetVips;

namespace Pastiche.Imaging;

/// <summary>Encodes files of pictures by libvips, in sRGB with its profile and without other metadata than asked for.</summary>
internal static class Encoder
{
    private const Enums.ForeignKeep Kept = Enums.ForeignKeep.Icc | Enums.ForeignKeep.Xmp;

    /// <summary>Encodes a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="format">A format that can hold it.</param>
    /// <param name="options">Quality, bits and background.</param>
    /// <param name="xmp">Metadata to put into it, if any.</param>
    /// <exception cref="IOException">libvips reports an error.</exception>
    public static byte[] Encode(Image image, ImageFileFormat format, SaveOptions options, byte[]? xmp)
    {
        Vips.Silence();
        var shown = options.Background is { } background ? Transparency.Flatten(image, background) : image;
        try
        {
            using var pixels = VipsPixels.ToVips(shown, options.Bits);
            using var described = pixels.Mutate(mutable =>
            {
                mutable.Set(GValue.BlobType, "icc-profile-data", ColorConversion.Srgb);
                if (xmp is not null) mutable.Set(GValue.BlobType, "xmp-data", xmp);
            });
            return Encode(described, format, options);
        }
        catch (VipsException exception)
        {
            throw new IOException(Errors.Reason(exception), exception);
        }
    }

    private static byte[] Encode(NetVips.Image pixels, ImageFileFormat format, SaveOptions options)
    {
        if (format == ImageFileFormat.Png) return pixels.PngsaveBuffer(bitdepth: options.Bits, keep: Kept);
        if (format == ImageFileFormat.Webp) return pixels.WebpsaveBuffer(q: options.Quality, smartSubsample: true, keep: Kept);
        if (format == ImageFileFormat.Jpeg)
            return pixels.JpegsaveBuffer(q: options.Quality, subsampleMode: Enums.ForeignSubsample.Off, keep: Kept);
        return pixels.TiffsaveBuffer(
            compression: Enums.ForeignTiffCompression.Deflate, predictor: Enums.ForeignTiffPredictor.Horizontal, keep: Kept);
    }
}
