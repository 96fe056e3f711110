namespace Pastiche.Imaging;

/// <summary>A file format for saving pictures, and its limits.</summary>
/// <param name="Kind">The format in the public API.</param>
/// <param name="Name">The name, as written in text.</param>
/// <param name="Extensions">The file name extensions, the usual one first.</param>
/// <param name="LongestSide">The longest side, in pixels.</param>
/// <param name="HasAlpha">Whether it supports transparency.</param>
/// <param name="HasSixteenBits">Whether it supports 16 bits a channel.</param>
/// <param name="IsLossy">Whether it has a quality setting.</param>
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

    /// <summary>All formats.</summary>
    public static IReadOnlyList<ImageFileFormat> All { get; } = [Png, Jpeg, Webp, Tiff];

    /// <summary>Every extension, for messages and help.</summary>
    public static string Accepted { get; } = string.Join(", ", All.SelectMany(format => format.Extensions));

    /// <summary>The format of a picture to be saved.</summary>
    /// <param name="path">The file; null for a stream.</param>
    /// <param name="options">The options, which may name a format; otherwise the extension does.</param>
    /// <exception cref="PasticheException">The extension is unknown.</exception>
    public static ImageFileFormat Of(string? path, SaveOptions options)
    {
        if (options.Format is not { } kind) return path is null ? Png : Of(path);
        var format = All.FirstOrDefault(format => format.Kind == kind);
        if (format is null) throw Errors.OutOfRange("The format", $"{kind}", string.Join(", ", All.Select(known => known.Kind)));
        return format;
    }

    /// <summary>The format of a file name's extension.</summary>
    /// <exception cref="PasticheException">The extension is unknown.</exception>
    public static ImageFileFormat Of(string path)
    {
        if (Named(path) is { } format) return format;
        var extension = Path.GetExtension(path);
        throw Errors.OutOfRange($"{path}: the extension", extension is "" or "." ? "missing" : extension, Accepted);
    }

    /// <summary>The format of a file name's extension; null if it is unknown.</summary>
    public static ImageFileFormat? Named(string path)
    {
        var extension = Path.GetExtension(path);
        return All.FirstOrDefault(format => format.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
    }
}
