using Pastiche.Imaging;

namespace Pastiche;

/// <summary>The result of a run: an image and its recipe.</summary>
/// <param name="Image">The image; transparent where the content is.</param>
/// <param name="Recipe">The recipe that leads to it.</param>
public sealed record StylizeResult(Image Image, Recipe Recipe)
{
    /// <summary>Writes the image as <see cref="Image.Save(string, SaveOptions)"/> does, with the recipe in its metadata.</summary>
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

    /// <summary>Writes the image as <see cref="Image.Save(Stream, SaveOptions)"/> does, with the recipe in its metadata.</summary>
    /// <param name="stream">The stream to write to; it stays open.</param>
    /// <param name="options">How to write it; PNG, unless they name another format. Null for the defaults.</param>
    /// <exception cref="PasticheException">The format cannot hold what the options ask for.</exception>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    public void Save(Stream stream, SaveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= SaveOptions.Default;
        ImageFile.Save(Image, stream, options, Metadata(null, options));
    }

    /// <summary>Saves the image and its recipe to a file without occupying the caller's thread.</summary>
    /// <param name="path">The file: .png, .jpg, .jpeg, .webp, .tif or .tiff.</param>
    /// <param name="options">How to write it; null for the defaults.</param>
    /// <param name="cancellationToken">Keeps it from being saved, if that has not begun.</param>
    /// <exception cref="PasticheException">
    /// The extension is another, the format cannot hold what the options ask for, or the file cannot be written.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was canceled before it began.</exception>
    public Task SaveAsync(string path, SaveOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Task.Run(() => Save(path, options), cancellationToken);
    }

    /// <summary>Saves the image and its recipe to a stream without occupying the caller's thread.</summary>
    /// <param name="stream">The stream to write to; it stays open.</param>
    /// <param name="options">How to write it; PNG, unless they name another format. Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait for the encoder, which ends in the background, or writing.</param>
    /// <exception cref="PasticheException">The format cannot hold what the options ask for.</exception>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task SaveAsync(Stream stream, SaveOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= SaveOptions.Default;
        return ImageFile.SaveAsync(Image, stream, options, Metadata(null, options), cancellationToken);
    }

    private byte[] Metadata(string? path, SaveOptions options)
    {
        var recipe = Recipe with { File = RecipeFile.Of(path, options) };
        return XmpPacket.Write(recipe.ToJson(), $"Pastiche {recipe.Version}");
    }
}
