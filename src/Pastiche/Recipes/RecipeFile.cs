using Pastiche.Imaging;

namespace Pastiche;

/// <summary>How a picture was written.</summary>
/// <param name="Format">PNG, JPEG, WebP or TIFF.</param>
/// <param name="Bits">Bits a channel.</param>
/// <param name="Quality">From 1 to 100; null where the format keeps everything.</param>
/// <param name="Background">The colour under what was transparent, as in #ffffff; null where none was asked for.</param>
public sealed record RecipeFile(string Format, int Bits, int? Quality, string? Background)
{
    /// <summary>What a recipe says of a file that is written so.</summary>
    internal static RecipeFile Of(string? path, SaveOptions options)
    {
        var format = ImageFileFormat.Of(path, options);
        var background = options.Background is { } color ? $"#{color.R:x2}{color.G:x2}{color.B:x2}" : null;
        return new RecipeFile(format.Name, options.Bits, format.IsLossy ? options.Quality : null, background);
    }
}
