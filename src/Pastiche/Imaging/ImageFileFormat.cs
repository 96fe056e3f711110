namespace Pastiche.Imaging;

/// <summary>A format that pictures are written in, and what it can hold.</summary>
/// <param name="Kind">What the public API calls it.</param>
/// <param name="Name">As people write it.</param>
/// <param name="Extensions">Names of its files end so; the first is the usual one.</param>
/// <param name="LongestSide">Pixels.</param>
/// <param name="HasAlpha">Whether parts can be transparent.</param>
/// <param name="HasSixteenBits">Whether a channel can have 16 bits.</param>
/// <param name="IsLossy">Whether it has a quality.</param>
internal sealed record ImageFileFormat(
    ImageFormat Kind, string Name, IReadOnlyList<string> Extensions, int LongestSide, bool HasAlpha, bool HasSixteenBits, bool IsLossy)
{
    public static ImageFileFormat Png { get; } =
        new(ImageFormat.Png, "PNG", [".png"], ImageLimits.LongestSide, HasAlpha: true, HasSixteenBits: true, IsLossy: false);

    public static ImageFileFormat Jpeg { get; } =
        new(ImageFormat.Jpeg, "JPEG", [".jpg", ".jpeg"], ImageLimits.LongestSide, HasAlpha: false, HasSixteenBits: false, IsLossy: true);

    public static ImageFileFormat Webp { get; } =
        new(ImageFormat.Webp, "WebP", [".webp"], 16_383, HasAlpha: true, HasSixteenBits: false, IsLossy: true);

    public static ImageFileFormat Tiff { get; } =
        new(ImageFormat.Tiff, "TIFF", [".tif", ".tiff"], ImageLimits.LongestSide, HasAlpha: true, HasSixteenBits: true, IsLossy: false);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ImageFileFormat> All { get; } = [Png, Jpeg, Webp, Tiff];

    /// <summary>Every extension, for messages and help.</summary>
    public static string Accepted { get; } = string.Join(", ", All.SelectMany(format => format.Extensions));

    /// <summary>The format that a picture is written in.</summary>
    /// <param name="path">The file; null for a stream.</param>
    /// <param name="options">Name a format, or leave it to the file's extension.</param>
    /// <exception cref="PasticheException">The extension is that of no such format.</exception>
    public static ImageFileFormat Of(string? path, SaveOptions options)
    {
        if (options.Format is not { } kind) return path is null ? Png : Of(path);
        var format = All.FirstOrDefault(format => format.Kind == kind);
        if (format is null) throw Errors.OutOfRange("The format", $"{kind}", string.Join(", ", All.Select(known => known.Kind)));
        return format;
    }

    /// <summary>The format that a file's name asks for.</summary>
    /// <exception cref="PasticheException">It asks for none of them.</exception>
    public static ImageFileFormat Of(string path)
    {
        if (Named(path) is { } format) return format;
        var extension = Path.GetExtension(path);
        throw Errors.OutOfRange($"{path}: the extension", extension is "" or "." ? "missing" : extension, Accepted);
    }

    /// <summary>The same, or null where it asks for none.</summary>
    public static ImageFileFormat? Named(string path)
    {
        var extension = Path.GetExtension(path);
        return All.FirstOrDefault(format => format.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
    }
}
