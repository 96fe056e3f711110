using System.Text;
using Pastiche.Graphs;

namespace Pastiche.Imaging;

/// <summary>
/// Writes files that appear complete or not at all: written to a temporary file beside them, flushed to the disk, then renamed. What is
/// not a file, such as a pipe, is never replaced.
/// </summary>
internal static class WholeFile
{
    /// <summary>The longest name that all file systems accept, in bytes.</summary>
    private const int LongestName = 255;

    private const string NoDevices = "it is a device or a socket; name a file or a pipe";

    /// <summary>Writes a file; a symbolic link is followed, and a pipe or /dev/stdout is written to.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">All of it.</param>
    /// <param name="overwrite">Whether an existing file is replaced; otherwise it is an error.</param>
    /// <exception cref="IOException">It cannot be written; an existing file is left unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to write it.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool overwrite = true) =>
        Write(path, content, static (stream, bytes) => stream.Write(bytes), overwrite);

    /// <summary>Writes a file by a function.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The argument of <paramref name="write"/>.</param>
    /// <param name="write">Writes all of it.</param>
    /// <param name="overwrite">Whether an existing file is replaced; otherwise it is an error.</param>
    /// <param name="temporary">
    /// The temporary file, beside the file; null for a new name. One name for many writes leaves no more than one file behind where the
    /// program is killed, and the next write replaces it.
    /// </param>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{byte}, bool)"/>
    public static void Write<T>(string path, T content, Action<Stream, T> write, bool overwrite = true, string? temporary = null)
        where T : allows ref struct
    {
        var target = Destination.Of(path);
        if (target.Kind == DestinationKind.Stream)
        {
            using var pipe = target.Open();
            write(pipe, content);
            return;
        }

        if (target.Kind == DestinationKind.Device) throw new IOException(NoDevices);
        var mode = temporary is null ? FileMode.CreateNew : FileMode.Create;
        temporary ??= Temporary(target.Path);
        // One that another program writes is not opened, and so not deleted below.
        var stream = new FileStream(temporary, mode, FileAccess.Write, FileShare.None);
        try
        {
            using (stream)
            {
                write(stream, content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target.Path, overwrite);
        }
        finally
        {
            // After the move there is none.
            File.Delete(temporary);
        }
    }

    /// <summary>Checks that a file can be written.</summary>
    /// <exception cref="PasticheException">It cannot; the message says why.</exception>
    public static void Check(string path, bool overwrite = true)
    {
        var (target, kind) = Find(path);
        if (kind == DestinationKind.Folder) throw Errors.Unwritable(path, "it is a folder; name a file in it");
        if (kind == DestinationKind.Device) throw Errors.Unwritable(path, NoDevices);
        if (kind == DestinationKind.Stream) return;
        if (!RealPath.IsUtf8(target))
            throw Errors.Unwritable(path, "its name is no UTF-8; choose another name");
        if (Encoding.UTF8.GetByteCount(Path.GetFileName(target)) > LongestName)
            throw Errors.Unwritable(path, $"its name is longer than {LongestName} bytes");
        var folder = FolderOf(target);
        if (!Directory.Exists(folder))
            throw Errors.Unwritable(path, $"there is no folder {folder}; create it first");
        if (!overwrite && File.Exists(target)) throw Errors.AlreadyThere(path);
        try
        {
            File.Create(Temporary(target), bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.Unwritable(path, $"nothing can be created in the folder {folder}", exception);
        }
    }

    /// <summary>Moves a finished file to its destination, replacing an existing one; a symbolic link is followed.</summary>
    /// <param name="finished">The file.</param>
    /// <param name="path">The destination.</param>
    /// <exception cref="IOException">It cannot be moved there.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission.</exception>
    public static void Move(string finished, string path)
    {
        var target = Destination.Of(path);
        if (target.Kind != DestinationKind.File) throw new IOException($"{path} is no file");
        File.Move(finished, target.Path, overwrite: true);
    }

    /// <summary>Whether a file exists that writing would replace; pipes are written to, not replaced.</summary>
    /// <exception cref="PasticheException">Links lead round in a circle.</exception>
    public static bool WouldReplace(string path) => Find(path) is { Kind: DestinationKind.File } target && File.Exists(target.Path);

    /// <summary>Whether a pipe exists there, or something else that is written to and not replaced.</summary>
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
            throw Errors.Unwritable(path, exception.Message, exception);
        }
    }

    private static string Temporary(string path) => Path.Combine(FolderOf(path), $".pastiche-{Path.GetRandomFileName()}.tmp");

    private static string FolderOf(string path) => Path.GetDirectoryName(path) ?? path;
}
