using NetVips;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>The color encoding that a file states by other means than an ICC profile, or that overrides one.</summary>
internal sealed class FileColors
{
    private const string ExifField = "exif-data";

    /// <summary>The encoding; null if the profile decides, or none is stated.</summary>
    private ColorEncoding? Encoding { get; init; }

    /// <summary>Remarks on the file's colors.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Reads the encoding.</summary>
    /// <param name="source">The picture, of which only the header is read.</param>
    /// <param name="file">The file.</param>
    /// <param name="path">What to call it in messages.</param>
    /// <exception cref="PasticheException">The encoding is not supported.</exception>
    public static FileColors Of(DecodedImage source, byte[] file, string path)
    {
        var profile = Metadata(source, ColorConversion.ProfileField);
        var header = profile is null ? null : ProfileHeader.Of(profile, source.Format.Colors);
        string[] notes = header is null && profile is not null
            ? [$"{path}: the color profile in it is damaged, or for another kind of pictures, and is not used"]
            : [];
        if (source.Format is not { Colors: ColorModel.Gray or ColorModel.Rgb, Samples: SampleType.Byte or SampleType.Word })
            return new() { Notes = notes };
        if (PngImage.IsPng(file) && new PngColors(file, path).Find(header is not null) is { } stated) return new() { Encoding = stated };
        if (header is not null) return new() { Encoding = header.HighDynamicRange };
        if (HeifColors.Find(file, path) is { } coded) return new() { Encoding = coded, Notes = notes };
        // A TIFF file is its own EXIF metadata.
        var exif = ExifColors.Find(Metadata(source, ExifField) ?? file, path, out var isUnknown);
        if (isUnknown) notes = [.. notes, $"{path}: its Exif metadata says that it is not in sRGB, but not in what; it is taken for sRGB"];
        return new() { Encoding = exif, Notes = notes };
    }

    /// <summary>
    /// Removes the profile, which would be applied too, and extends samples that are not sRGB to 16 bits before anything is computed on
    /// them: the steps of 8 bits are coarse where an encoding is nearly linear.
    /// </summary>
    public DecodedImage Isolate(DecodedImage source)
    {
        if (Encoding is null) return source with { Pixels = source.Pixels.Copy() };
        using var bare = source.Pixels.Mutate(header => header.Remove(ColorConversion.ProfileField));
        if (Encoding.IsSrgb || source.Format.Samples == SampleType.Word) return source with { Pixels = bare.Copy() };
        using var scaled = bare * 257;
        return new(scaled.Cast(Enums.BandFormat.Ushort), source.Format with { Samples = SampleType.Word });
    }

    /// <summary>Converts the decoded picture to sRGB, in place.</summary>
    public void ToSrgb(Image image) => Encoding?.ToSrgb(image);

    private static byte[]? Metadata(DecodedImage source, string field) =>
        source.Pixels.Contains(field) ? source.Pixels.Get(field) as byte[] : null;
}
