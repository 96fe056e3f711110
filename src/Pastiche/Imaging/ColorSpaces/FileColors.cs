using NetVips;
using VipsImage = NetVips.Image;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>What a file says about its colors in other words than by an ICC profile, or in spite of one.</summary>
/// <param name="encoding">Null where the profile decides, or where nothing is said.</param>
internal sealed class FileColors(ColorEncoding? encoding)
{
    private const string ProfileField = "icc-profile-data";
    private const string ExifField = "exif-data";

    /// <summary>Looks for it.</summary>
    /// <param name="raw">The picture, of which nothing but the header is read.</param>
    /// <param name="file">The file.</param>
    /// <param name="path">What to call it in messages.</param>
    /// <exception cref="PasticheException">The file says something that is not supported.</exception>
    public static FileColors Of(VipsImage raw, byte[] file, string path)
    {
        if (!IsGrayOrRgb(raw)) return new(encoding: null);
        var hasProfile = raw.Contains(ProfileField) && raw.Get(ProfileField) is byte[] profile
            && ProfileHeader.Describes(profile, isGray: PixelLayout.ColourBands(raw) == 1);
        if (PngChunks.IsPng(file) && new PngColors(file, path).Find(hasProfile) is { } stated) return new(stated);
        if (hasProfile) return new(encoding: null);
        // A TIFF file is its own EXIF metadata; of other files, the bytes are none.
        return new(HeifColors.Find(file, path) ?? ExifColors.Find(raw.Contains(ExifField) ? (byte[])raw.Get(ExifField) : file, path));
    }

    /// <summary>
    /// The same pixels without the profile, which would be applied too. Where they are not sRGB, in 16 bits before anything is computed on
    /// them: the steps of 8 are wide where an encoding is nearly linear.
    /// </summary>
    public VipsImage Isolate(VipsImage raw)
    {
        if (encoding is null) return raw.Copy();
        using var scaled = encoding.IsSrgb || raw.Format == Enums.BandFormat.Ushort ? raw.Copy() : raw * 257;
        using var deep = encoding.IsSrgb ? scaled.Copy() : scaled.Cast(Enums.BandFormat.Ushort);
        return deep.Mutate(header =>
        {
            if (deep.Contains(ProfileField)) header.Remove(ProfileField);
        });
    }

    /// <summary>Brings the picture that the pixels became to sRGB, in place.</summary>
    public void ToSrgb(Image image) => encoding?.ToSrgb(image);

    private static bool IsGrayOrRgb(VipsImage raw) =>
        raw.Format is Enums.BandFormat.Uchar or Enums.BandFormat.Ushort
        && raw.Interpretation is Enums.Interpretation.Srgb or Enums.Interpretation.Rgb or Enums.Interpretation.Rgb16
            or Enums.Interpretation.Bw or Enums.Interpretation.Grey16 or Enums.Interpretation.Multiband;
}
