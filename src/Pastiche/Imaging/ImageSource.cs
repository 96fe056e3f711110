namespace Pastiche.Imaging;

/// <summary>Where a picture was loaded from, for messages.</summary>
/// <param name="Name">The file.</param>
/// <param name="Width">Columns as they are there; loading may have reduced them.</param>
/// <param name="Height">Rows likewise.</param>
internal sealed record ImageSource(string Name, int Width, int Height);
