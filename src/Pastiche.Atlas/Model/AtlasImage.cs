namespace Pastiche.Atlas.Model;

/// <summary>A picture inside the page.</summary>
/// <param name="File">A PNG or JPEG file.</param>
/// <param name="MediaType">image/png or image/jpeg.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Description">What there is to be seen, for those who do not see it.</param>
public sealed record AtlasImage(ReadOnlyMemory<byte> File, string MediaType, int Width, int Height, string Description)
{
    /// <summary>The picture as an address that contains it.</summary>
    public string Address => $"data:{MediaType};base64,{Convert.ToBase64String(File.Span)}";
}
