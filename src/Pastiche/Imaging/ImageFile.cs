namespace Pastiche.Imaging;

/// <summary>Loads and saves pictures in files and streams, and checks beforehand whether they can be saved.</summary>
internal static class ImageFile
{
    private const int LargestFile = 1 << 30;

    /// <summary>The name of a stream in messages.</summary>
    private const string StreamName = "The stream";

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
    public static Image Load(Stream stream, int? longSide, string name = StreamName)
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
        return await InBackground(() => Decode(file, StreamName, longSide), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs on the thread pool. A canceled caller goes on at once; libvips, which cannot be interrupted, ends on its own.
    /// </summary>
    public static Task<T> InBackground<T>(Func<T> work, CancellationToken cancellationToken) =>
        Task.Run(work, cancellationToken).WaitAsync(cancellationToken);

    /// <summary>Reads a header as <see cref="ImageInfo.Read(string)"/> does.</summary>
    public static ImageInfo Info(string path) => Decoder.Info(ReadAll(path), path);

    /// <summary>Reads a header as <see cref="ImageInfo.Read(Stream)"/> does.</summary>
    public static ImageInfo Info(Stream stream) => Decoder.Info(ReadAll(stream, 0, StreamName), StreamName);

    /// <summary>Reads a header as <see cref="ImageInfo.ReadAsync"/> does.</summary>
    public static async Task<ImageInfo> InfoAsync(Stream stream, CancellationToken cancellationToken)
    {
        var file = await ReadAllAsync(stream, cancellationToken).ConfigureAwait(false);
        return await InBackground(() => Decoder.Info(file, StreamName), cancellationToken).ConfigureAwait(false);
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

    /// <summary>Encodes a picture for a stream.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="options">The options for saving it.</param>
    /// <param name="xmp">Metadata to put into it, if any.</param>
    public static byte[] Encode(Image image, SaveOptions options, byte[]? xmp = null)
    {
        CheckFormat(null, options, Math.Max(image.Width, image.Height), image.HasAlpha);
        try
        {
            return Encoder.Encode(image, ImageFileFormat.Of(null, options), options, xmp);
        }
        catch (IOException exception)
        {
            throw Errors.Unwritable(StreamName, Errors.Reason(exception), exception);
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
        var name = path ?? StreamName;
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

    /// <summary>Reads a stream up to a limit, since pipes do not state their length and devices never end.</summary>
    private static byte[] ReadAll(Stream stream, long length, string name)
    {
        using var content = new MemoryStream((int)Math.Min(length, LargestFile));
        var part = new byte[1 << 16];
        for (int read; (read = stream.Read(part)) > 0;)
        {
            RequireRoom(content.Length + read, name);
            content.Write(part, 0, read);
        }

        return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var part = new byte[1 << 16];
        for (int read; (read = await stream.ReadAsync(part, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            RequireRoom(content.Length + read, StreamName);
            content.Write(part, 0, read);
        }

        return content.ToArray();
    }

    /// <summary>Copies a file, since the caller could change the bytes while native code reads them.</summary>
    private static byte[] Copy(ReadOnlyMemory<byte> file)
    {
        RequireRoom(file.Length, MemoryName);
        return file.ToArray();
    }

    private static void RequireRoom(long length, string name)
    {
        if (length > LargestFile) throw Errors.Unreadable(name, "it is over 1 GB; save a smaller copy");
    }

    private static Image Decode(byte[] file, string name, int? longSide)
    {
        var image = Decoder.Decode(file, name, longSide, checksum: Sha256.Of(file));
        if (name is StreamName or MemoryName) image.Source = image.Source! with { Name = null };
        return image;
    }

    private static void RequireSide(int? longSide)
    {
        if (longSide < 1) throw Errors.OutOfRange("The long side to load", $"{longSide}", "1 or more, or null for the full size");
    }
}
