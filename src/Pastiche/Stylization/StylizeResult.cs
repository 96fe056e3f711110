using Pastiche.Imaging;

namespace Pastiche;

/// <summary>A picture and how it was made.</summary>
/// <param name="Image">The picture; transparent where the content is.</param>
/// <param name="Recipe">How it was made.</param>
public sealed record StylizeResult(Image Image, Recipe Recipe)
{
    /// <summary>Writes the picture as <see cref="Image.Save(string, SaveOptions)"/> does, with the recipe in its metadata.</summary>
    /// <param name="path">The file: .png, .jpg, .jpeg, .webp, .tif or .tiff.</param>
    /// <param name="options">How to write it; null for the defaults.</param>
    /// <exception cref="PasticheException">
    /// The extension is another, the format cannot hold what the options ask for, or the file cannot be written.
    /// </exception>
    public void Save(string path, SaveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= SaveOptions.Default;
        ImageFile.Save(Image, path, options, Metadata(path, options));
    }

    /// <summary>Writes the picture as <see cref="Image.Save(Stream, SaveOptions)"/> does, with the recipe in its metadata.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="options">How to write it; PNG, unless they name another format. Null for the defaults.</param>
    /// <exception cref="PasticheException">The format cannot hold what the options ask for.</exception>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    public void Save(Stream stream, SaveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= SaveOptions.Default;
        ImageFile.Save(Image, stream, options, Metadata(null, options));
    }

    private byte[] Metadata(string? path, SaveOptions options)
    {
        var recipe = Recipe with { File = RecipeFile.Of(path, options) };
        return XmpPacket.Write(recipe.ToJson(), $"Pastiche {recipe.Version}");
    }
}
