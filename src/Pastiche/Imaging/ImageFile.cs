namespace Pastiche.Imaging;

/// <summary>Loads and saves pictures in files and streams, and checks beforehand whether they can be saved.</summary>
internal static class ImageFile
{
    private const int LargestFile = 1 << 30;

    /// <summary>The name of a file in memory in messages.</summary>
    private const string MemoryName = "The memory";

    /// <summary>Loads a picture as <see cref="Image.Load(string, int?)"/> does.</summary>
    public static Image Load(string path, int? longSide)
    {
        RequireSide(longSide);
        return Decode(ReadAll(path), path, longSide);
    }

    /// <summary>Loads a picture from a stream as <see cref="Image.Load(Stream, int?)"/> does.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="longSide">The longest side, or null for the full size.</param>
    /// <param name="name">The stream's name in messages.</param>
    public static Image Load(Stream stream, int? longSide, string name = WholeStream.Name)
    {
        RequireSide(longSide);
        return Decode(ReadAll(stream, 0, name), name, longSide);
    }

    /// <summary>Loads a picture from memory as <see cref="Image.Load(ReadOnlyMemory{byte}, int?)"/> does.</summary>
    public static Image Load(ReadOnlyMemory<byte> file, int? longSide)
    {
        RequireSide(longSide);
        return Decode(Copy(file), MemoryName, longSide);
    }

    /// <summary>Loads a picture as <see cref="Image.LoadAsync(Stream, int?, CancellationToken)"/> does.</summary>
    public static async Task<Image> LoadAsync(Stream stream, int? longSide, CancellationToken cancellationToken)
    {
        RequireSide(longSide);
        var file = await ReadAllAsync(stream, cancellationToken).ConfigureAwait(false);
        return await InBackground(() => Decode(file, WholeStream.Name, longSide), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs on the thread pool. A canceled caller goes on at once; libvips, which cannot be interrupted, ends on its own.
    /// </summary>
    public static Task<T> InBackground<T>(Func<T> work, CancellationToken cancellationToken) =>
        Task.Run(work, cancellationToken).WaitAsync(cancellationToken);

    /// <summary>Reads a header as <see cref="ImageInfo.Read(string)"/> does.</summary>
    public static ImageInfo Info(string path) => Decoder.Info(ReadAll(path), path);

    /// <summary>Reads a header as <see cref="ImageInfo.Read(Stream)"/> does.</summary>
    public static ImageInfo Info(Stream stream) => Decoder.Info(ReadAll(stream, 0, WholeStream.Name), WholeStream.Name);

    /// <summary>Reads a header as <see cref="ImageInfo.ReadAsync"/> does.</summary>
    public static async Task<ImageInfo> InfoAsync(Stream stream, CancellationToken cancellationToken)
    {
        var file = await ReadAllAsync(stream, cancellationToken).ConfigureAwait(false);
        return await InBackground(() => Decoder.Info(file, WholeStream.Name), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a header as <see cref="ImageInfo.Read(ReadOnlyMemory{byte})"/> does.</summary>
    public static ImageInfo Info(ReadOnlyMemory<byte> file) => Decoder.Info(Copy(file), MemoryName);

    /// <summary>Reads the XMP metadata of a picture; null if there is none.</summary>
    /// <exception cref="PasticheException">The file cannot be read, or is no picture.</exception>
    public static byte[]? LoadXmp(string path) => Decoder.Xmp(ReadAll(path), path);

    /// <summary>Saves a picture as <see cref="Image.Save(string, SaveOptions)"/> does.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">The options for saving it.</param>
    /// <param name="xmp">Metadata to put into it, if any.</param>
    public static void Save(Image image, string path, SaveOptions options, byte[]? xmp = null)
    {
        CheckOutput(path, options, Math.Max(image.Width, image.Height), image.HasAlpha);
        try
        {
            WholeFile.Write(path, Encoder.Encode(image, ImageFileFormat.Of(path, options), options, xmp), options.Overwrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.Unwritable(path, Errors.Reason(exception), exception);
        }
    }

    /// <summary>Saves a picture to a stream as <see cref="Image.Save(Stream, SaveOptions)"/> does.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="options">The options for saving it.</param>
    /// <param name="xmp">Metadata to put into it, if any.</param>
    public static void Save(Image image, Stream stream, SaveOptions options, byte[]? xmp = null)
    {
        stream.Write(Encode(image, options, xmp));
    }

    /// <summary>Saves a picture to a stream as <see cref="Image.SaveAsync(Stream, SaveOptions, CancellationToken)"/> does.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="options">The options for saving it.</param>
    /// <param name="xmp">Metadata to put into it, if any.</param>
    /// <param name="cancellationToken">Cancels the wait for the encoder, or writing.</param>
    public static async Task SaveAsync(Image image, Stream stream, SaveOptions options, byte[]? xmp, CancellationToken cancellationToken)
    {
        var file = await InBackground(() => Encode(image, options, xmp), cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(file, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Encode(Image image, SaveOptions options, byte[]? xmp)
    {
        CheckFormat(null, options, Math.Max(image.Width, image.Height), image.HasAlpha);
        try
        {
            return Encoder.Encode(image, ImageFileFormat.Of(null, options), options, xmp);
        }
        catch (IOException exception)
        {
            throw Errors.Unwritable(WholeStream.Name, Errors.Reason(exception), exception);
        }
    }

    /// <summary>Checks that a picture can be saved to a path, before a long run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options for saving it.</param>
    /// <param name="longSide">The longer side of the picture, if it is known.</param>
    /// <param name="hasAlpha">Whether parts of the picture are transparent, if that is known.</param>
    /// <exception cref="PasticheException">The extension, the folder, an option or the size does not allow it.</exception>
    public static void CheckOutput(string path, SaveOptions options, int longSide = 1, bool hasAlpha = false)
    {
        CheckFormat(path, options, longSide, hasAlpha);
        WholeFile.Check(path, options.Overwrite);
    }

    /// <summary>Checks that the format can hold a picture.</summary>
    /// <param name="path">The file; null for a stream.</param>
    /// <param name="options">The options for saving it.</param>
    /// <param name="longSide">The longer side of the picture, if it is known.</param>
    /// <param name="hasAlpha">Whether parts of the picture are transparent, if that is known.</param>
    /// <exception cref="PasticheException">The extension, an option or the size does not allow it.</exception>
    public static void CheckFormat(string? path, SaveOptions options, int longSide = 1, bool hasAlpha = false)
    {
        options.Validate();
        var format = ImageFileFormat.Of(path, options);
        var name = path ?? WholeStream.Name;
        if (longSide > format.LongestSide)
        {
            var accepted = $"at most {format.LongestSide:N0}; or use .png";
            throw Errors.OutOfRange($"{name}: the long side of a {format.Name} picture", $"{longSide:N0}", accepted);
        }

        if (options.Bits == 16 && !format.HasSixteenBits) throw Errors.NoSixteenBits(name, format.Name);
        if (hasAlpha && options.Background is null && !format.HasAlpha) throw Errors.NoAlpha(name, format.Name);
    }

    private static byte[] ReadAll(string path)
    {
        if (Directory.Exists(path))
            throw Errors.Unreadable(path, "it is a folder; name a picture in it");
        if (!File.Exists(path))
            throw Errors.NoSuchFile(path);
        try
        {
            using var stream = File.OpenRead(path);
            return ReadAll(stream, new FileInfo(path).Length, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.Unreadable(path, Errors.Reason(exception), exception);
        }
    }

    private static byte[] ReadAll(Stream stream, long length, string name)
    {
        using var content = WholeStream.Read(stream, LargestFile, () => TooLong(name), length);
        return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        var read = WholeStream.ReadAsync(stream, LargestFile, () => TooLong(WholeStream.Name), cancellationToken);
        using var content = await read.ConfigureAwait(false);
        return content.ToArray();
    }

    /// <summary>Copies a file, since the caller could change the bytes while native code reads them.</summary>
    private static byte[] Copy(ReadOnlyMemory<byte> file)
    {
        return file.Length <= LargestFile ? file.ToArray() : throw TooLong(MemoryName);
    }

    private static PasticheException TooLong(string name) => Errors.Unreadable(name, "it is over 1 GB; save a smaller copy");

    private static Image Decode(byte[] file, string name, int? longSide)
    {
        var image = Decoder.Decode(file, name, longSide, checksum: Sha256.Of(file));
        if (name is WholeStream.Name or MemoryName) image.Source = image.Source! with { Name = null };
        return image;
    }

    private static void RequireSide(int? longSide)
    {
        if (longSide < 1) throw Errors.OutOfRange("The long side to load", $"{longSide}", "1 or more, or null for the full size");
    }
}
