using NetVips;
using VipsImage = NetVips.Image;

namespace Pastiche.Imaging;

/// <summary>Colours as files have them, brought to sRGB: by the profile in the file, or by what its kind of colours means without one.</summary>
internal static class ColorConversion
{
    /// <summary>Where libvips keeps the profile of a file.</summary>
    public const string ProfileField = "icc-profile-data";

    private static readonly Lazy<byte[]> LazyProfile = new(() => VipsImage.ProfileLoad("srgb"));

    /// <summary>The profile that our own pictures carry.</summary>
    public static byte[] Srgb => LazyProfile.Value;

    /// <summary>The picture as grey or RGB of 8 or 16 bits, with its alpha.</summary>
    /// <param name="image">As <see cref="Reduction"/> gives it.</param>
    /// <param name="format">What was stored.</param>
    public static VipsImage ToSrgb(VipsImage image, PixelFormat format) => format switch
    {
        { Colors: ColorModel.Lab } => Convert(image, format, lab => BySpace(lab, Enums.Interpretation.Lab)),
        { Colors: ColorModel.Cmyk } => Convert(image, format, inks => ByProfile(inks, format, fallback: "cmyk")),
        _ when HasForeignProfile(image) => Convert(image, format, colors => ByProfile(colors, format, fallback: null)),
        { Samples: SampleType.Float } => Convert(image, format, light => BySpace(light, Enums.Interpretation.Scrgb)),
        _ => image.Copy(),
    };

    /// <summary>Our own pictures have nothing to convert, and come back to the bit.</summary>
    private static bool HasForeignProfile(VipsImage image) =>
        image.Contains(ProfileField) && !(image.Get(ProfileField) is byte[] profile && profile.AsSpan().SequenceEqual(Srgb));

    /// <summary>
    /// In 16 bits, so that nothing is lost on the way. Alpha is kept out of it: libvips would scale it by what it thinks the depth was.
    /// </summary>
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

    /// <summary>What a profile leaves open is done as picture editors do it.</summary>
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
