using System.Text;

namespace Pastiche.Imaging;

/// <summary>Files that are there as a whole or not at all: written beside their place, brought to the disk, then renamed.</summary>
internal static class WholeFile
{
    /// <summary>File systems of all kinds take names up to this.</summary>
    private const int LongestName = 255;

    /// <summary>Writes a file. Where it is a symbolic link, the file that the link names.</summary>
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
        var target = Named(path);
        var temporary = Temporary(target);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream, content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite);
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
        if (Directory.Exists(path))
            Throw.UnwritablePicture(path, "it is a folder; name a file in it");
        if (Encoding.UTF8.GetByteCount(Path.GetFileName(path)) > LongestName)
            Throw.UnwritablePicture(path, $"its name is longer than {LongestName} bytes");
        var folder = FolderOf(Named(path));
        if (!Directory.Exists(folder))
            Throw.UnwritablePicture(path, $"there is no folder {folder}; create it first");
        if (!overwrite && File.Exists(path)) Throw.AlreadyThere(path);
        try
        {
            File.Create(Temporary(Named(path)), bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Throw.UnwritablePicture(path, $"nothing can be created in the folder {folder}", exception);
        }
    }

    private static string Named(string path) =>
        File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;

    private static string Temporary(string path) => Path.Combine(FolderOf(path), $".pastiche-{Path.GetRandomFileName()}.tmp");

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
}
