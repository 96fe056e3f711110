namespace Pastiche.Mutations;

/// <summary>The formats of picture files that are read.</summary>
internal enum ImageFileFormat
{
    Jpeg,
    Png,
    Webp,
    Tiff,
    Gif,
    Avif,
}
