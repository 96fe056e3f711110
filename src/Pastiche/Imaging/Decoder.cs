using NetVips;
using Pastiche.Imaging.ColorSpaces;
using Pastiche.Imaging.Jpeg;
using Pastiche.Imaging.Tiff;
using VipsImage = NetVips.Image;

namespace Pastiche.Imaging;

/// <summary>Decodes files of pictures by libvips: validates, reduces, converts to sRGB and turns upright.</summary>
internal static class Decoder
{
    private const int LargestXmp = 1 << 20;

    /// <summary>The first Exif orientation in which rows and columns are exchanged.</summary>
    private const int FirstOnItsSide = 5;

    /// <summary>
    /// The loaders in use besides those of JPEG and TIFF; the others of libvips are blocked, since some formats can do more than show a
    /// picture.
    /// </summary>
    private static readonly string[] Loaders = ["Png", "Webp", "Nsgif", "Heif"];

    /// <summary>Decodes a picture as <see cref="Image.Load(string, int?)"/> does.</summary>
    /// <param name="file">The bytes of the file; libvips would interpret brackets in a file name, and cache files by name.</param>
    /// <param name="path">The name of the file in messages.</param>
    /// <param name="longSide">The longer side is reduced to this.</param>
    /// <param name="checksum">The checksum of the file.</param>
    public static Image Decode(byte[] file, string path, int? longSide, string checksum) => Guard(file, path, source =>
    {
        ImageLimits.Require(source.Pixels.Width, source.Pixels.Height, path, file.Length);
        var colors = FileColors.Of(source, file, path);
        using var isolated = colors.Isolate(source);
        using var reduced = Reduction.Reduce(isolated.Pixels, isolated.Format, longSide);
        using var numbers = isolated.Format.Samples == SampleType.Float ? Numbers(reduced, path) : reduced.Copy();
        using var color = ColorConversion.ToSrgb(numbers, isolated.Format);
        using var upright = Turn(color);
        var image = VipsPixels.FromVips(upright, checksum, [.. source.Notes, .. colors.Notes]);
        colors.ToSrgb(image);
        var (width, height) = (source.Pixels.Width, source.Pixels.Height);
        image.Source = OrientationOf(color) >= FirstOnItsSide ? new(path, height, width) : new(path, width, height);
        return image;
    });

    /// <summary>Reads what the header of a picture says, as <see cref="ImageInfo.Read(string)"/> does.</summary>
    public static ImageInfo Info(byte[] file, string path) => Guard(file, path, source =>
    {
        var pixels = source.Pixels;
        ImageLimits.Require(pixels.Width, pixels.Height, path, file.Length);
        var orientation = OrientationOf(pixels);
        var isOnItsSide = orientation >= FirstOnItsSide;
        return new ImageInfo
        {
            Width = isOnItsSide ? pixels.Height : pixels.Width,
            Height = isOnItsSide ? pixels.Width : pixels.Height,
            Format = FormatOf(file),
            Orientation = orientation,
            HasProfile = pixels.Contains(ColorConversion.ProfileField),
            Pages = TiffDirectory.IsTiff(file) ? TiffDirectory.Count(file) : pixels.Contains("n-pages") ? (int)pixels.Get("n-pages") : 1,
        };
    });

    /// <summary>Reads the XMP metadata; null if there is none, or too much for a recipe.</summary>
    public static byte[]? Xmp(byte[] file, string path) => Guard(file, path, source =>
        source.Pixels.Contains("xmp-data") && source.Pixels.Get("xmp-data") is byte[] { Length: <= LargestXmp } xmp ? xmp : null);

    private static T Guard<T>(byte[] file, string path, Func<OpenedImage, T> read)
    {
        Vips.Silence();
        try
        {
            using var source = Open(file, path);
            return read(source);
        }
        catch (VipsException exception)
        {
            var reason = DecoderError.Reason(exception);
            if (DecoderError.IsUnsupported(reason)) throw Errors.UnsupportedImage(path, $"a picture of this kind ({reason})", exception);
            throw Errors.DamagedImage(path, reason, exception);
        }
    }

    private static OpenedImage Open(byte[] file, string path)
    {
        if (JpegStructure.IsJpeg(file)) return JpegImage.Open(file, path);
        if (TiffDirectory.IsTiff(file)) return TiffImage.Open(file, path);
        RequireKnownFormat(file, path);
        if (GifImage.IsGif(file)) GifImage.Require(file, path);
        if (HeifFile.IsAvif(file)) HeifFile.RequireSizes(file, path);
        var image = VipsImage.NewFromBuffer(file, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
        if (HeifFile.IsAvif(file)) HeifColors.RequireStraightAlpha(file, path);
        return new(image, FormatOf(image, path))
        {
            Notes = PngImage.IsPng(file) && !PngImage.HasEnd(file, path) ? [OpenedImage.NoEnd(path, "PNG")]
                : GifImage.IsGif(file) && !GifImage.HasEnd(file) ? [OpenedImage.NoEnd(path, "GIF")]
                : [],
        };
    }

    private static void RequireKnownFormat(byte[] file, string path)
    {
        var loader = VipsImage.FindLoadBuffer(file) ?? "";
        if (Loaders.Any(known => loader.Contains(known, StringComparison.Ordinal)) && !HeifFile.IsHeic(file)) return;
        var kind = file.Length == 0 ? "an empty file"
            : file.AsSpan().StartsWith("%PDF"u8) ? "a PDF file"
            : loader.Contains("Svg", StringComparison.Ordinal) ? "an SVG drawing"
            : HeifFile.IsHeic(file) ? "a HEIC picture"
            : HeifFile.IsAvif(file) ? "an AVIF picture, for which this libvips has no decoder"
            : "not a picture that can be read";
        throw Errors.NotAnImage(path, kind);
    }

    private static string FormatOf(byte[] file) =>
        JpegStructure.IsJpeg(file) ? "JPEG"
        : TiffDirectory.IsTiff(file) ? "TIFF"
        : PngImage.IsPng(file) ? "PNG"
        : GifImage.IsGif(file) ? "GIF"
        : HeifFile.IsAvif(file) ? "AVIF"
        : "WebP";

    private static PixelFormat FormatOf(VipsImage image, string path)
    {
        var samples = image.Format switch
        {
            Enums.BandFormat.Uchar => SampleType.Byte,
            Enums.BandFormat.Ushort => SampleType.Word,
            _ => Refuse<SampleType>($"a picture whose pixels are of the kind {image.Format}", path),
        };
        var colors = image.Bands switch
        {
            1 or 2 => ColorModel.Gray,
            3 or 4 => ColorModel.Rgb,
            _ => Refuse<ColorModel>($"a picture of {image.Bands} channels", path),
        };
        return image.Bands is 2 or 4
            ? new PixelFormat(colors, samples, AlphaKind.Unassociated, image.Bands - 1)
            : new PixelFormat(colors, samples);
    }

    private static T Refuse<T>(string what, string path)
    {
        throw Errors.UnsupportedImage(path, what);
    }

    /// <summary>Refuses pictures with NaN or infinity, which would be converted to arbitrary colors.</summary>
    private static VipsImage Numbers(VipsImage image, string path)
    {
        var decoded = image.CopyMemory();
        using var differs = decoded.Relational(decoded, Enums.OperationRelational.Noteq);
        if (differs.Max() == 0) return decoded;
        decoded.Dispose();
        throw Errors.DamagedImage(path, "some of its floats are no numbers");
    }

    /// <summary>The Exif orientation, from 1, which is upright, to 8.</summary>
    private static int OrientationOf(VipsImage image) =>
        image.Contains("orientation") && (int)image.Get("orientation") is > 1 and <= 8 and var orientation ? orientation : 1;

    private static VipsImage Turn(VipsImage image)
    {
        if (OrientationOf(image) == 1) return image.Copy();
        // The pixels are read once, from top to bottom.
        using var whole = image.CopyMemory();
        return whole.Autorot();
    }
}
