using System.Security.Cryptography;

namespace Pastiche.Imaging;

/// <summary>Pictures in files: what can be read and written where, and that a file is whole or not there.</summary>
internal static class ImageFile
{
    private const int LargestFile = 1 << 30;

    /// <summary>Reads a picture as <see cref="Image.Load"/> says.</summary>
    public static Image Load(string path, int? longSide)
    {
        if (longSide < 1)
            Throw.OutOfRange("The long side to load", $"{longSide}", "1 or more, or null for the full size");
        var file = ReadAll(path);
        return Decoder.Decode(file, path, longSide, checksum: Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    /// <summary>Reads the XMP metadata of a picture, or null where it has none.</summary>
    /// <exception cref="PasticheException">The file cannot be read, or is no picture.</exception>
    public static byte[]? LoadXmp(string path) => Decoder.Xmp(ReadAll(path), path);

    /// <summary>Writes a picture as <see cref="Image.Save"/> says.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How to write it.</param>
    /// <param name="xmp">Metadata to put into it, if any.</param>
    public static void Save(Image image, string path, SaveOptions options, byte[]? xmp = null)
    {
        CheckOutput(path, options, Math.Max(image.Width, image.Height), image.HasAlpha);
        try
        {
            WholeFile.Write(path, Encoder.Encode(image, PictureFormat.Of(path), options, xmp), options.Overwrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Throw.UnwritablePicture(path, Throw.Reason(exception), exception);
        }
    }

    /// <summary>Checks that a picture could be written there, which is worth asking before a long run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to write it.</param>
    /// <param name="longSide">The longer side of the picture, if it is known.</param>
    /// <param name="hasAlpha">Whether parts of the picture are transparent, if that is known.</param>
    /// <exception cref="PasticheException">The extension, the folder, an option or the size does not allow it.</exception>
    public static void CheckOutput(string path, SaveOptions options, int longSide = 1, bool hasAlpha = false)
    {
        var format = PictureFormat.Of(path);
        options.Validate();
        if (longSide > format.LongestSide)
            Throw.OutOfRange($"{path}: the long side of a {format.Name} picture", $"{longSide:N0}", $"at most {format.LongestSide:N0}; or use .png");
        if (options.Bits == 16 && !format.HasSixteenBits) Throw.NoSixteenBits(path, format.Name);
        if (hasAlpha && options.Background is null && !format.HasAlpha) Throw.NoAlpha(path, format.Name);
        WholeFile.Check(path, options.Overwrite);
    }

    private static byte[] ReadAll(string path)
    {
        if (Directory.Exists(path))
            Throw.UnreadablePicture(path, "it is a folder; name a picture in it");
        if (!File.Exists(path))
            Throw.NoSuchFile(path);
        try
        {
            using var stream = File.OpenRead(path);
            // A pipe does not tell how much is to come, and a device never ends.
            using var content = new MemoryStream((int)Math.Min(new FileInfo(path).Length, LargestFile));
            var part = new byte[1 << 16];
            for (int read; (read = stream.Read(part)) > 0;)
            {
                if (content.Length + read > LargestFile) Throw.UnreadablePicture(path, "it is over 1 GB; save a smaller copy");
                content.Write(part, 0, read);
            }

            return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Throw.UnreadablePicture(path, Throw.Reason(exception), exception);
            throw;
        }
    }
}
