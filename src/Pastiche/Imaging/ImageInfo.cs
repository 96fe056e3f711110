using Pastiche.Imaging;

namespace Pastiche;

/// <summary>
/// What the header of a picture's file says. No pixels are kept in memory, but the file is checked as for loading, and a damaged one is
/// refused.
/// </summary>
public sealed record ImageInfo
{
    /// <summary>Columns of the picture once it is upright, as <see cref="Image.Load(string, int?)"/> gives it.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the picture once it is upright.</summary>
    public required int Height { get; init; }

    /// <summary>The format: JPEG, PNG, WebP, TIFF, GIF or AVIF.</summary>
    public required string Format { get; init; }

    /// <summary>The Exif orientation, from 1 (upright) to 8; from 5 on, width and height are exchanged in the file.</summary>
    public required int Orientation { get; init; }

    /// <summary>Whether there is an ICC profile of its colors.</summary>
    public required bool HasProfile { get; init; }

    /// <summary>The pages or frames, at least 1. The first one is loaded.</summary>
    public required int Pages { get; init; }

    /// <summary>Reads the header of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PasticheException">The file cannot be read, has another format or is too large.</exception>
    public static ImageInfo Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ImageFile.Info(path);
    }

    /// <summary>Reads the header of a picture in a stream, which is read from its position to its end, at most 1 GB.</summary>
    /// <param name="stream">The bytes of a file. It stays open.</param>
    /// <exception cref="PasticheException">The stream has another format, or the picture is too large.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static ImageInfo Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ImageFile.Info(stream);
    }

    /// <summary>Reads the header of a picture in a stream without occupying the caller's thread.</summary>
    /// <param name="stream">The bytes of a file, at most 1 GB. It stays open.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="PasticheException">The stream has another format, or the picture is too large.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static Task<ImageInfo> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ImageFile.InfoAsync(stream, cancellationToken);
    }

    /// <summary>Reads the header of a picture's file in memory.</summary>
    /// <param name="file">The bytes of a file.</param>
    /// <exception cref="PasticheException">It has another format, or the picture is too large.</exception>
    public static ImageInfo Read(ReadOnlyMemory<byte> file) => ImageFile.Info(file);
}
