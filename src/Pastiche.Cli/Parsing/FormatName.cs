namespace Pastiche.Cli.Parsing;

/// <summary>The names of image formats: png, jpeg.</summary>
internal static class FormatName
{
    /// <summary>The names.</summary>
    public static NamedValues<ImageFormat> All { get; } = new(
        ("png", ImageFormat.Png),
        ("jpeg", ImageFormat.Jpeg),
        ("jpg", ImageFormat.Jpeg),
        ("webp", ImageFormat.Webp),
        ("tiff", ImageFormat.Tiff));
}
