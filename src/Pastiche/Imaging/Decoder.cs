using NetVips;
using VipsImage = NetVips.Image;

namespace Pastiche.Imaging;

/// <summary>Makes pictures of the bytes of files, by libvips: checked, reduced, in sRGB, upright.</summary>
internal static class Decoder
{
    private const int LargestXmp = 1 << 20;

    /// <summary>The loaders in use besides that of JPEG; libvips has others, for formats that can do more than be looked at.</summary>
    private static readonly string[] Loaders = ["Png", "Webp", "Tiff", "Nsgif"];

    /// <summary>Makes a picture as <see cref="Image.Load(string, int?)"/> says.</summary>
    /// <param name="file">All of the file. From memory, because libvips gives brackets in a name a meaning and remembers files by name.</param>
    /// <param name="path">What to call it in messages.</param>
    /// <param name="longSide">The longer side is reduced to this.</param>
    /// <param name="checksum">The file's.</param>
    public static Image Decode(byte[] file, string path, int? longSide, string checksum) => Guard(file, path, raw =>
    {
        RequireLimits(raw, path, file.Length);
        using var reduced = Reduce(raw, longSide);
        using var colour = ColourConversion.ToSrgb(reduced, path);
        using var upright = Turn(colour);
        return PixelLayout.FromVips(upright, checksum);
    });

    /// <summary>The XMP metadata, or null where there is none or too much of it to be a recipe.</summary>
    public static byte[]? Xmp(byte[] file, string path) => Guard(file, path, raw =>
        raw.Contains("xmp-data") && raw.Get("xmp-data") is byte[] { Length: <= LargestXmp } xmp ? xmp : null);

    private static T Guard<T>(byte[] file, string path, Func<VipsImage, T> read)
    {
        Vips.Silence();
        RequireKnownFormat(file, path);
        try
        {
            using var raw = Open(file);
            return read(raw);
        }
        catch (VipsException exception)
        {
            var reason = Throw.Reason(exception);
            if (reason.Contains("supported", StringComparison.Ordinal)) Throw.UnreadablePicture(path, reason, exception);
            Throw.DamagedPicture(path, reason, exception);
            throw;
        }
    }

    /// <summary>A JPEG with a second picture for bright screens (Ultra HDR) is read as the JPEG that it is, by the plain loader.</summary>
    private static VipsImage Open(byte[] file)
    {
        const Enums.Access Once = Enums.Access.Sequential;
        const Enums.FailOn Whole = Enums.FailOn.Truncated;
        return IsJpeg(file)
            ? VipsImage.JpegloadBuffer(file, access: Once, failOn: Whole)
            : VipsImage.NewFromBuffer(file, access: Once, failOn: Whole);
    }

    private static bool IsJpeg(byte[] file) => file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private static void RequireKnownFormat(byte[] file, string path)
    {
        var loader = VipsImage.FindLoadBuffer(file) ?? "";
        if (IsJpeg(file) || Loaders.Any(known => loader.Contains(known, StringComparison.Ordinal))) return;
        if (file.AsSpan().StartsWith("II*\0"u8) || file.AsSpan().StartsWith("MM\0*"u8))
            Throw.DamagedPicture(path, "the directory of its parts is missing, which TIFF files often have at their end");
        var kind = file.Length == 0 ? "an empty file"
            : file.AsSpan().StartsWith("%PDF"u8) ? "a PDF file"
            : loader.Contains("Svg", StringComparison.Ordinal) ? "an SVG drawing"
            : loader.Contains("Heif", StringComparison.Ordinal) ? "a HEIC or AVIF picture"
            : "not a picture that can be read";
        Throw.NotAPicture(path, kind);
    }

    /// <summary>What a header claims is looked at before anything of that size is decoded.</summary>
    private static void RequireLimits(VipsImage raw, string path, long bytes)
    {
        if (!ImageLimits.Allow(raw.Width, raw.Height))
            Throw.OutOfRange($"{path}: the size of the picture", $"{raw.Width}×{raw.Height}", ImageLimits.Accepted);
        if (!ImageLimits.IsPlausible(raw.Width, raw.Height, bytes))
            Throw.EmptyPicture(path, raw.Width, raw.Height, bytes);
        if (raw.Bands > ImageLimits.MostChannels)
            Throw.OutOfRange($"{path}: the number of its channels", $"{raw.Bands:N0}", $"at most {ImageLimits.MostChannels}");
    }

    /// <summary>Before its colours are converted, since that costs by the pixel; colours are weighted by how opaque they are.</summary>
    private static VipsImage Reduce(VipsImage image, int? longSide)
    {
        var side = Math.Max(image.Width, image.Height);
        if (longSide is not { } least || least >= side) return image.Copy();
        var (across, down) = (Factor(image.Width), Factor(image.Height));
        if (!image.HasAlpha()) return image.Resize(across, vscale: down, kernel: Enums.Kernel.Lanczos3);
        using var weighted = image.Premultiply(maxAlpha: MaxOf(image));
        using var resized = weighted.Resize(across, vscale: down, kernel: Enums.Kernel.Lanczos3);
        using var straight = resized.Unpremultiply(maxAlpha: MaxOf(image));
        using var rounded = straight.Rint();
        return rounded.Cast(image.Format);

        double Factor(int length) => Math.Max(1, Math.Round((double)length * least / side)) / length;
    }

    private static double MaxOf(VipsImage image) => image.Format == Enums.BandFormat.Uchar ? byte.MaxValue : ushort.MaxValue;

    private static VipsImage Turn(VipsImage image)
    {
        if (!image.Contains("orientation") || (int)image.Get("orientation") is <= 1 or > 8) return image.Copy();
        // It is read from the top down, once.
        using var whole = image.CopyMemory();
        return whole.Autorot();
    }
}
