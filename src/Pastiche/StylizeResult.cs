using Pastiche.Imaging;

namespace Pastiche;

/// <summary>A picture and how it was made.</summary>
/// <param name="Picture">The picture; transparent where the content is.</param>
/// <param name="Recipe">How it was made.</param>
public sealed record StylizeResult(Image Picture, Recipe Recipe)
{
    /// <summary>Writes the picture as <see cref="Image.Save"/> does, with the recipe in its metadata.</summary>
    /// <param name="path">The file: .png, .jpg, .jpeg, .webp, .tif or .tiff.</param>
    /// <param name="options">How to write it; null for the defaults.</param>
    /// <exception cref="PasticheException">
    /// The extension is another, the format cannot hold what the options ask for, or the file cannot be written.
    /// </exception>
    public void Save(string path, SaveOptions? options = null)
    {
        options ??= SaveOptions.Default;
        var recipe = Recipe with { File = RecipeFile.Of(path, options) };
        ImageFile.Save(Picture, path, options, XmpPacket.Write(recipe.ToJson(), $"Pastiche {recipe.Version}"));
    }
}
