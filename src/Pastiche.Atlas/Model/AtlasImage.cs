namespace Pastiche.Atlas.Model;

/// <summary>An image that is embedded in the page.</summary>
/// <param name="File">The bytes of a PNG or JPEG file.</param>
/// <param name="MediaType">The media type, image/png or image/jpeg.</param>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="Description">The alternative text.</param>
public sealed record AtlasImage(ReadOnlyMemory<byte> File, string MediaType, int Width, int Height, string Description)
{
    /// <summary>The image as a data URL.</summary>
    public string Address => $"data:{MediaType};base64,{Convert.ToBase64String(File.Span)}";
}
