using Pastiche.Cli.Display;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Diagnosis;

/// <summary>The state of a cache folder.</summary>
/// <param name="Path">The path, with ~ for the user's home folder.</param>
/// <param name="Exists">Whether the folder exists.</param>
/// <param name="Bytes">The total size of its files, in bytes.</param>
/// <param name="Writable">Whether files can be written into the folder or, if it does not exist, whether it can be created.</param>
internal sealed record CacheState(string Path, bool Exists, long Bytes, bool Writable)
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Inspects a folder without changing it.</summary>
    public static CacheState Of(string folder)
    {
        var exists = Directory.Exists(folder);
        var bytes = exists ? new DirectoryInfo(folder).EnumerateFiles("*", Everything).Sum(Length) : 0;
        return new CacheState(HomeFolder.Hide(folder), exists, bytes, CanWrite(Nearest(folder)));
    }

    /// <summary>The folder and its size in one line.</summary>
    public override string ToString()
    {
        var state = (Exists, Writable) switch
        {
            (true, true) => Format.Bytes(Bytes),
            (true, false) => $"{Format.Bytes(Bytes)}, cannot be written",
            (false, true) => "not there yet",
            (false, false) => "not there, and cannot be created",
        };
        return $"{Path} ({state}); the default network needs none, it is inside";
    }

    /// <summary>The folder if it exists, or the nearest existing path above it.</summary>
    private static string Nearest(string folder) =>
        System.IO.Path.Exists(folder) || System.IO.Path.GetDirectoryName(folder) is not { Length: > 0 } above ? folder : Nearest(above);

    /// <summary>The size of a file; 0 if it has just been deleted.</summary>
    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            var probe = System.IO.Path.Combine(folder, $".pastiche-{System.IO.Path.GetRandomFileName()}.tmp");
            File.Create(probe, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
