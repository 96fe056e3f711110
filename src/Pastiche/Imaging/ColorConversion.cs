using NetVips;
using VipsImage = NetVips.Image;

namespace Pastiche.Imaging;

/// <summary>Converts the colours of files to sRGB, by the file's profile or by the default meaning of its colour model.</summary>
internal static class ColorConversion
{
    /// <summary>The libvips field that holds a file's profile.</summary>
    public const string ProfileField = "icc-profile-data";

    private static readonly Lazy<byte[]> LazyProfile = new(() => VipsImage.ProfileLoad("srgb"));

    /// <summary>The sRGB profile that written pictures carry.</summary>
    public static byte[] Srgb => LazyProfile.Value;

    /// <summary>Converts a picture to grey or RGB of 8 or 16 bits, with its alpha.</summary>
    /// <param name="image">The picture, as returned by <see cref="Reduction"/>.</param>
    /// <param name="format">The format of the stored pixels.</param>
    public static VipsImage ToSrgb(VipsImage image, PixelFormat format) => format switch
    {
        { Colors: ColorModel.Lab } => Convert(image, format, lab => BySpace(lab, Enums.Interpretation.Lab)),
        { Colors: ColorModel.Cmyk } => Convert(image, format, inks => ByProfile(inks, format, fallback: "cmyk")),
        _ when HasForeignProfile(image) => Convert(image, format, colors => ByProfile(colors, format, fallback: null)),
        { Samples: SampleType.Float } => Convert(image, format, light => BySpace(light, Enums.Interpretation.Scrgb)),
        _ => image.Copy(),
    };

    /// <summary>Whether the profile is not the one that this library writes, whose pictures load unchanged to the bit.</summary>
    private static bool HasForeignProfile(VipsImage image) =>
        image.Contains(ProfileField) && !(image.Get(ProfileField) is byte[] profile && profile.AsSpan().SequenceEqual(Srgb));

    /// <summary>Converts in 16 bits, which loses nothing. Alpha is left out: libvips would scale it by the depth that it assumes.</summary>
    private static VipsImage Convert(VipsImage image, PixelFormat format, Func<VipsImage, VipsImage> convert)
    {
        using var colors = image.ExtractBand(0, n: format.ColorBands);
        var converted = convert(colors);
        if (!format.HasAlpha) return converted;
        using (converted)
        using (var alpha = image.ExtractBand(format.ColorBands))
        using (var deep = Deep(alpha, format))
            return converted.Bandjoin(deep);
    }

    private static VipsImage BySpace(VipsImage colors, Enums.Interpretation space)
    {
        using var meant = colors.Copy(interpretation: space);
        return meant.Colourspace(Enums.Interpretation.Rgb16);
    }

    /// <summary>Converts by the profile, with the rendering intent and black point of picture editors.</summary>
    private static VipsImage ByProfile(VipsImage colors, PixelFormat format, string? fallback)
    {
        using var deep = Deep(colors, format);
        using var meant = deep.Copy(interpretation: format.Colors switch
        {
            ColorModel.Gray => Enums.Interpretation.Grey16,
            ColorModel.Cmyk => Enums.Interpretation.Cmyk,
            _ => Enums.Interpretation.Rgb16,
        });
        return meant.IccTransform(
            "srgb", pcs: Enums.PCS.Xyz, intent: Enums.Intent.Relative, blackPointCompensation: true, embedded: true, inputProfile: fallback,
            depth: 16);
    }

    private static VipsImage Deep(VipsImage image, PixelFormat format)
    {
        using var scaled = image * (ushort.MaxValue / format.White);
        using var rounded = scaled.Rint();
        return rounded.Cast(Enums.BandFormat.Ushort);
    }
}
