using NetVips;
using VipsImage = NetVips.Image;

namespace Pastiche.Imaging;

/// <summary>Pictures in files, by libvips: the only file that names it.</summary>
internal static class ImageFile
{
    private const int Quality = 95;
    private const int LongestWebpSide = 16_383;
    private const int LargestFile = 1 << 30;

    // Native code calls it for as long as the process lives. What goes wrong comes as an exception; nothing is to be printed.
    private static readonly Log.LogDelegate Silence = static (_, _, _) => { };

    static ImageFile() => Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, Silence);

    /// <summary>Reads a JPEG, PNG or WebP file as <see cref="Image.Load"/> says.</summary>
    public static Image Load(string path, int? longSide)
    {
        if (longSide < 1)
            Throw.OutOfRange("The long side to load", $"{longSide}", "1 or more, or null for the full size");
        // From memory, because libvips gives brackets in a file's name a meaning, and remembers files by their names.
        var file = ReadAll(path);
        RequireKnownFormat(path, file);
        try
        {
            using var raw = VipsImage.NewFromBuffer(file, access: Enums.Access.Sequential, failOn: Enums.FailOn.Truncated);
            if (!ImageLimits.Allow(raw.Width, raw.Height))
                Throw.OutOfRange($"{path}: the size of the picture", $"{raw.Width}×{raw.Height}", ImageLimits.Accepted);
            // At full size this reduces nothing, but it still turns the picture and converts its colours.
            var side = Math.Min(longSide ?? int.MaxValue, Math.Max(raw.Width, raw.Height));
            var profile = raw.Contains("icc-profile-data") ? "srgb" : null;
            using var upright = raw.ThumbnailImage(side, height: side, size: Enums.Size.Down, outputProfile: profile);
            using var colour = upright.Colourspace(Enums.Interpretation.Srgb);
            using var opaque = colour.HasAlpha() ? colour.Flatten(background: [255, 255, 255]) : colour.Copy();
            return FromBytes(opaque.WriteToMemory<byte>(), opaque.Width, opaque.Height);
        }
        catch (VipsException exception)
        {
            Throw.DamagedPicture(path, LastLine(exception), exception);
            throw;
        }
    }

    /// <summary>Writes a picture as <see cref="Image.Save"/> says.</summary>
    public static void Save(Image image, string path)
    {
        CheckOutput(path, Math.Max(image.Width, image.Height));
        var temporary = Path.Combine(FolderOf(path), $".pastiche-{Path.GetRandomFileName()}.tmp");
        try
        {
            File.WriteAllBytes(temporary, Encode(image, path));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or VipsException)
        {
            Throw.UnwritablePicture(path, LastLine(exception), exception);
        }
        finally
        {
            // Where the move was made, there is none.
            File.Delete(temporary);
        }
    }

    /// <summary>Checks that a picture could be written there, which is worth asking before a long run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="longSide">The longer side of the picture, if it is known.</param>
    /// <exception cref="PasticheException">The extension, the folder or the size does not allow it.</exception>
    public static void CheckOutput(string path, int longSide = 1)
    {
        var extension = Extension(path);
        if (extension is not (".jpg" or ".jpeg" or ".png" or ".webp"))
            Throw.OutOfRange($"{path}: the extension", extension is "" ? "missing" : extension, ".jpg, .jpeg, .png, .webp");
        if (extension is ".webp" && longSide > LongestWebpSide)
            Throw.OutOfRange(
                $"{path}: the long side of a WebP picture", $"{longSide:N0}", $"at most {LongestWebpSide:N0}; or use .png");
        if (Directory.Exists(path))
            Throw.UnwritablePicture(path, "it is a folder; name a file in it");
        if (!Directory.Exists(FolderOf(path)))
            Throw.UnwritablePicture(path, $"there is no folder {FolderOf(path)}; create it first");
        try
        {
            var probe = Path.Combine(FolderOf(path), $".pastiche-{Path.GetRandomFileName()}.tmp");
            File.Create(probe, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Throw.UnwritablePicture(path, $"nothing can be created in the folder {FolderOf(path)}", exception);
        }
    }

    private static byte[] ReadAll(string path)
    {
        if (Directory.Exists(path))
            Throw.UnreadablePicture(path, "it is a folder; name a picture in it");
        if (!File.Exists(path))
            Throw.NoSuchFile(path);
        try
        {
            if (new FileInfo(path).Length > LargestFile)
                Throw.UnreadablePicture(path, "it is over 1 GB; save a smaller copy");
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Throw.UnreadablePicture(path, LastLine(exception), exception);
            throw;
        }
    }

    private static void RequireKnownFormat(string path, byte[] file)
    {
        var loader = VipsImage.FindLoadBuffer(file) ?? "";
        if (loader.Contains("Jpeg") || loader.Contains("Png") || loader.Contains("Webp"))
            return;
        var kind = file.Length == 0 ? "an empty file"
            : file.AsSpan().StartsWith("%PDF"u8) ? "a PDF file"
            : loader.Contains("Svg") ? "an SVG drawing"
            : loader.Contains("gif") ? "a GIF picture"
            : loader.Contains("Tiff") ? "a TIFF picture"
            : "not a picture that can be read";
        Throw.NotAPicture(path, kind);
    }

    private static Image FromBytes(ReadOnlySpan<byte> interleaved, int width, int height)
    {
        var image = new Image(width, height);
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            var plane = image.Plane(channel);
            for (var i = 0; i < plane.Length; i++)
                plane[i] = interleaved[Image.Channels * i + channel] / 255f;
        }
        return image;
    }

    private static byte[] ToBytes(Image image)
    {
        var interleaved = new byte[image.Pixels.Length];
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            var plane = image.Plane(channel);
            for (var i = 0; i < plane.Length; i++)
                interleaved[Image.Channels * i + channel] = (byte)(Math.Clamp(plane[i], 0, 1) * 255 + 0.5f);
        }
        return interleaved;
    }

    private static byte[] Encode(Image image, string path)
    {
        using var bytes = VipsImage.NewFromMemory<byte>(
            ToBytes(image), image.Width, image.Height, Image.Channels, Enums.BandFormat.Uchar);
        using var colour = bytes.Copy(interpretation: Enums.Interpretation.Srgb);
        const Enums.ForeignKeep Nothing = Enums.ForeignKeep.None;
        return Extension(path) switch
        {
            ".png" => colour.PngsaveBuffer(keep: Nothing),
            ".webp" => colour.WebpsaveBuffer(q: Quality, keep: Nothing),
            _ => colour.JpegsaveBuffer(q: Quality, subsampleMode: Enums.ForeignSubsample.Off, keep: Nothing),
        };
    }

#pragma warning disable CA1308 // Extensions are written in lower case.
    private static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();
#pragma warning restore CA1308

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";

    private static string LastLine(Exception exception) => exception.Message.Trim().Split('\n')[^1].Trim().TrimEnd('.');
}
