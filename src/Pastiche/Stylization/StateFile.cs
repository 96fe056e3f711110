namespace Pastiche.Stylization;

/// <summary>Opens files with states.</summary>
internal static class StateFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="PasticheException">It cannot be read.</exception>
    public static T Read<T>(string path, Func<Stream, T> read)
    {
        if (Directory.Exists(path)) throw Errors.Unreadable(path, "it is a folder");
        if (!File.Exists(path)) throw Errors.NoSuchFile(path);
        try
        {
            using var stream = File.OpenRead(path);
            return read(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.Unreadable(path, Errors.Reason(exception), exception);
        }
    }

    /// <summary>Writes a file, which appears complete or not at all, flushed to the disk.</summary>
    /// <exception cref="PasticheException">It cannot be written.</exception>
    public static void Write(string path, bool overwrite, Action<Stream> write)
    {
        try
        {
            Imaging.WholeFile.Write(path, write, static (stream, write) => write(stream), overwrite, TemporaryOf(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.Unwritable(path, Errors.Reason(exception), exception);
        }
    }

    /// <summary>
    /// Where a file is while it is written: one place, so that a killed program leaves one such file, which the next one replaces.
    /// </summary>
    public static string TemporaryOf(string path) => Imaging.Destination.Of(path).Path + ".part";
}
