using Pastiche.Imaging;

namespace Pastiche;

public sealed partial class Image
{
    /// <summary>
    /// Loads a JPEG, PNG, WebP, TIFF, GIF or AVIF file; the format is recognized by the content, and of several pages or frames the first
    /// is taken. The picture is turned by its EXIF orientation and converted to sRGB by its profile, code points, gamma and primaries, or
    /// Exif metadata. Transparency is kept; fully transparent pixels take the color of the nearest visible one.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="longSide">
    /// The longer side is reduced to this many pixels if it has more; null keeps the full size. This bounds the memory for pictures from
    /// untrusted sources, which at full size is up to 2.4 GB.
    /// </param>
    /// <exception cref="PasticheException">The file cannot be read, has another format or is too large.</exception>
    public static Image Load(string path, int? longSide = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ImageFile.Load(path, longSide);
    }

    /// <summary>Loads a picture from a stream, from its position to its end, at most 1 GB.</summary>
    /// <param name="stream">The bytes of a file. It stays open.</param>
    /// <param name="longSide">The longer side is reduced to this many pixels if it has more; null keeps the full size.</param>
    /// <exception cref="PasticheException">The stream has another format, or the picture is too large.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Image Load(Stream stream, int? longSide = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ImageFile.Load(stream, longSide);
    }

    /// <summary>Loads a picture from the bytes of a file, which are copied.</summary>
    /// <param name="file">The bytes of a file, at most 1 GB.</param>
    /// <param name="longSide">The longer side is reduced to this many pixels if it has more; null keeps the full size.</param>
    /// <exception cref="PasticheException">They are of another format, or the picture is too large.</exception>
    public static Image Load(ReadOnlyMemory<byte> file, int? longSide = null) => ImageFile.Load(file, longSide);

    /// <summary>Loads a picture from a file without occupying the caller's thread.</summary>
    /// <param name="path">The file.</param>
    /// <param name="longSide">The longer side is reduced to this many pixels if it has more; null keeps the full size.</param>
    /// <param name="cancellationToken">Cancels the wait at once; a decoder that has begun ends in the background.</param>
    /// <exception cref="PasticheException">The file cannot be read, has another format or is too large.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static Task<Image> LoadAsync(string path, int? longSide = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ImageFile.InBackground(() => ImageFile.Load(path, longSide), cancellationToken);
    }

    /// <summary>Loads a picture from a stream, from its position to its end, at most 1 GB, without occupying the caller's thread.</summary>
    /// <param name="stream">The bytes of a file. It stays open.</param>
    /// <param name="longSide">The longer side is reduced to this many pixels if it has more; null keeps the full size.</param>
    /// <param name="cancellationToken">Cancels reading, or the wait for a decoder, which ends in the background.</param>
    /// <exception cref="PasticheException">The stream has another format, or the picture is too large.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static Task<Image> LoadAsync(Stream stream, int? longSide = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ImageFile.LoadAsync(stream, longSide, cancellationToken);
    }

    /// <summary>
    /// Saves the picture as a PNG, JPEG, WebP or TIFF file, by the format in the options or else the extension (.png, .jpg, .jpeg, .webp,
    /// .tif, .tiff), in sRGB with its profile. The file appears complete or not at all. A symbolic link is followed, and the file that it
    /// names is replaced; a named pipe and /dev/stdout are written to.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options for saving it; null for the defaults.</param>
    /// <exception cref="PasticheException">
    /// The extension is unknown, the format cannot hold what the options ask for, or the file cannot be written.
    /// </exception>
    public void Save(string path, SaveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ImageFile.Save(this, path, options ?? SaveOptions.Default);
    }

    /// <summary>Saves the picture to a stream.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="options">The options for saving it, as PNG unless they name another format; null for the defaults.</param>
    /// <exception cref="PasticheException">The format cannot hold what the options ask for.</exception>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    public void Save(Stream stream, SaveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ImageFile.Save(this, stream, options ?? SaveOptions.Default);
    }

    /// <summary>Saves the picture to a file without occupying the caller's thread.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options for saving it; null for the defaults.</param>
    /// <param name="cancellationToken">Keeps it from being saved, if that has not begun.</param>
    /// <exception cref="PasticheException">
    /// The extension is unknown, the format cannot hold what the options ask for, or the file cannot be written.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was canceled before it began.</exception>
    public Task SaveAsync(string path, SaveOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Task.Run(() => Save(path, options), cancellationToken);
    }

    /// <summary>Saves the picture to a stream without occupying the caller's thread.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="options">The options for saving it, as PNG unless they name another format; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the wait for the encoder, which ends in the background, or writing.</param>
    /// <exception cref="PasticheException">The format cannot hold what the options ask for.</exception>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task SaveAsync(Stream stream, SaveOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ImageFile.SaveAsync(this, stream, options ?? SaveOptions.Default, xmp: null, cancellationToken);
    }
}
