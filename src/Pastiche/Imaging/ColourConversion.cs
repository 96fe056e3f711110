using NetVips;
using VipsImage = NetVips.Image;

namespace Pastiche.Imaging;

/// <summary>Colours as files have them, brought to sRGB: by the profile in the file, or by what its kind of colours means without one.</summary>
internal static class ColourConversion
{
    private const string ProfileField = "icc-profile-data";

    private static readonly Lazy<byte[]> LazyProfile = new(() => VipsImage.ProfileLoad("srgb"));

    /// <summary>The profile that our own pictures carry.</summary>
    public static byte[] Srgb => LazyProfile.Value;

    /// <summary>The picture as grey or RGB of 8 or 16 bits, with its alpha.</summary>
    /// <exception cref="PasticheException">Its pixels are of another kind.</exception>
    public static VipsImage ToSrgb(VipsImage image, string path)
    {
        switch (image.Interpretation)
        {
            case Enums.Interpretation.Srgb or Enums.Interpretation.Rgb or Enums.Interpretation.Rgb16
                or Enums.Interpretation.Bw or Enums.Interpretation.Grey16 or Enums.Interpretation.Multiband:
                RequireDepth(image, path);
                return HasForeignProfile(image) ? ByProfile(image, fallback: null) : image.Copy();
            case Enums.Interpretation.Cmyk:
                RequireDepth(image, path);
                return ByProfile(image, fallback: "cmyk");
            default:
                return image.Colourspace(Enums.Interpretation.Rgb16);
        }
    }

    /// <summary>Our own pictures have nothing to convert, and come back to the bit.</summary>
    private static bool HasForeignProfile(VipsImage image) =>
        image.Contains(ProfileField) && !(image.Get(ProfileField) is byte[] profile && profile.AsSpan().SequenceEqual(Srgb));

    /// <summary>
    /// In 16 bits, so that nothing is lost on the way; what a profile leaves open is done as picture editors do it. Alpha is kept out of
    /// it: libvips would scale it by what it thinks the depth was.
    /// </summary>
    private static VipsImage ByProfile(VipsImage image, string? fallback)
    {
        using var scaled = image * (image.Format == Enums.BandFormat.Uchar ? 257 : 1);
        using var deep = scaled.Cast(Enums.BandFormat.Ushort);
        var bands = PixelLayout.ColourBands(image);
        using var colours = deep.ExtractBand(0, n: bands);
        var converted = colours.IccTransform(
            "srgb", pcs: Enums.PCS.Xyz, intent: Enums.Intent.Relative, blackPointCompensation: true, embedded: true, inputProfile: fallback, depth: 16);
        if (image.Bands == bands) return converted;
        using (converted)
        {
            using var alpha = deep.ExtractBand(bands);
            return converted.Bandjoin(alpha);
        }
    }

    private static void RequireDepth(VipsImage image, string path)
    {
        if (image.Format is not (Enums.BandFormat.Uchar or Enums.BandFormat.Ushort))
            Throw.OutOfRange($"{path}: the kind of its pixels", image.Format.ToString(), "8 or 16 bits a channel");
    }
}
