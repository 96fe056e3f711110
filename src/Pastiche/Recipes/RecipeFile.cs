using Pastiche.Imaging;

namespace Pastiche;

/// <summary>The format of a picture's file.</summary>
/// <param name="Format">PNG, JPEG, WebP or TIFF.</param>
/// <param name="Bits">The bits of each channel.</param>
/// <param name="Quality">The quality from 1 to 100; null if the format is lossless.</param>
/// <param name="Background">The background colour of transparent parts, as in #ffffff; null if there was none.</param>
public sealed record RecipeFile(string Format, int Bits, int? Quality, string? Background)
{
    /// <summary>The description of a file saved with these options.</summary>
    internal static RecipeFile Of(string? path, SaveOptions options)
    {
        var format = ImageFileFormat.Of(path, options);
        var background = options.Background is { } color ? $"#{color.R:x2}{color.G:x2}{color.B:x2}" : null;
        return new RecipeFile(format.Name, options.Bits, format.IsLossy ? options.Quality : null, background);
    }
}
