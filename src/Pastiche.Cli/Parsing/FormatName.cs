namespace Pastiche.Cli.Parsing;

/// <summary>Formats of pictures, as people write them: png, jpeg.</summary>
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
