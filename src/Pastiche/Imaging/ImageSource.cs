namespace Pastiche.Imaging;

/// <summary>The file that a picture was loaded from, for messages.</summary>
/// <param name="Name">The name of the file; null for a stream or bytes.</param>
/// <param name="Width">Columns in the file; loading may have reduced them.</param>
/// <param name="Height">Rows in the file.</param>
internal sealed record ImageSource(string? Name, int Width, int Height);
