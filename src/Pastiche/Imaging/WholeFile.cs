using System.Text;
using Pastiche.Graphs;

namespace Pastiche.Imaging;

/// <summary>
/// Files that are there as a whole or not at all: written beside their place, brought to the disk, then renamed. What is no file, such as a
/// pipe, is never replaced by one.
/// </summary>
internal static class WholeFile
{
    /// <summary>File systems of all kinds take names up to this.</summary>
    private const int LongestName = 255;

    private const string NoDevices = "it is a device or a socket; name a file or a pipe";

    /// <summary>
    /// Writes a file. Where it is a symbolic link, the file that the link names; where it is a pipe or /dev/stdout, that is written to.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="content">All of it.</param>
    /// <param name="overwrite">Whether one that is there is replaced; otherwise it is left as it is, and that is an error.</param>
    /// <exception cref="IOException">It cannot be written; what was there before is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool overwrite = true) =>
        Write(path, content, static (stream, bytes) => stream.Write(bytes), overwrite);

    /// <summary>Writes a file piece by piece.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">What <paramref name="write"/> is given.</param>
    /// <param name="write">Writes all of it.</param>
    /// <param name="overwrite">Whether one that is there is replaced; otherwise it is left as it is, and that is an error.</param>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{byte}, bool)"/>
    public static void Write<T>(string path, T content, Action<Stream, T> write, bool overwrite = true) where T : allows ref struct
    {
        var target = Destination.Of(path);
        if (target.Kind == DestinationKind.Stream)
        {
            using var pipe = target.Open();
            write(pipe, content);
            return;
        }

        if (target.Kind == DestinationKind.Device) throw new IOException(NoDevices);
        var temporary = Temporary(target.Path);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream, content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target.Path, overwrite);
        }
        finally
        {
            // Where the move was made, there is none.
            File.Delete(temporary);
        }
    }

    /// <summary>Checks that a file could be written there.</summary>
    /// <exception cref="PasticheException">It could not; the message says why.</exception>
    public static void Check(string path, bool overwrite = true)
    {
        var (target, kind) = Find(path);
        if (kind == DestinationKind.Folder) throw Errors.UnwritableImage(path, "it is a folder; name a file in it");
        if (kind == DestinationKind.Device) throw Errors.UnwritableImage(path, NoDevices);
        if (kind == DestinationKind.Stream) return;
        if (!RealPath.IsUtf8(target))
            throw Errors.UnwritableImage(path, "its name is no UTF-8; choose another name");
        if (Encoding.UTF8.GetByteCount(Path.GetFileName(target)) > LongestName)
            throw Errors.UnwritableImage(path, $"its name is longer than {LongestName} bytes");
        var folder = FolderOf(target);
        if (!Directory.Exists(folder))
            throw Errors.UnwritableImage(path, $"there is no folder {folder}; create it first");
        if (!overwrite && File.Exists(target)) throw Errors.AlreadyThere(path);
        try
        {
            File.Create(Temporary(target), bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.UnwritableImage(path, $"nothing can be created in the folder {folder}", exception);
        }
    }

    /// <summary>
    /// Brings a finished file to its place, instead of what is there; where that is a symbolic link, instead of the file that it names.
    /// </summary>
    /// <param name="finished">The file.</param>
    /// <param name="path">Its place.</param>
    /// <exception cref="IOException">It cannot be moved there.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not.</exception>
    public static void Place(string finished, string path)
    {
        var target = Destination.Of(path);
        if (target.Kind != DestinationKind.File) throw new IOException($"{path} is no file");
        File.Move(finished, target.Path, overwrite: true);
    }

    /// <summary>Whether there is a file that writing would replace. Pipes are written to, and stay.</summary>
    /// <exception cref="PasticheException">Links lead round in a circle.</exception>
    public static bool WouldReplace(string path) => Find(path) is { Kind: DestinationKind.File } target && File.Exists(target.Path);

    /// <summary>Whether there is a pipe, or something else that is written to and not replaced.</summary>
    /// <exception cref="PasticheException">Links lead round in a circle.</exception>
    public static bool IsStream(string path) => Find(path).Kind == DestinationKind.Stream;

    private static Destination Find(string path)
    {
        try
        {
            return Destination.Of(path);
        }
        catch (IOException exception)
        {
            throw Errors.UnwritableImage(path, exception.Message, exception);
        }
    }

    private static string Temporary(string path) => Path.Combine(FolderOf(path), $".pastiche-{Path.GetRandomFileName()}.tmp");

    private static string FolderOf(string path) => Path.GetDirectoryName(path) ?? path;
}
