using System.Net.Http.Headers;

namespace Pastiche.Models;

/// <summary>An unfinished download, and beside it a file with its URL and edition, so that a later pull can resume.</summary>
internal sealed class PartFile : IDisposable
{
    private const int LongestTag = 4096;

    private readonly string _tagPath;
    private readonly FileStream _stream;

    /// <summary>Opens the file, or creates an empty one.</summary>
    /// <exception cref="PasticheException">It cannot be created.</exception>
    public PartFile(string path)
    {
        Path = path;
        _tagPath = path + ".tag";
        _stream = Writing(() => new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 1));
        _stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>The number of bytes downloaded.</summary>
    public long Length => _stream.Length;

    /// <summary>The entity tag of the bytes from a URL; null if it is not known.</summary>
    public EntityTagHeaderValue? Edition(string url)
    {
        if (!File.Exists(_tagPath) || new FileInfo(_tagPath).Length > LongestTag) return null;
        var lines = File.ReadAllLines(_tagPath);
        return lines is [var from, var tag] && from == url && EntityTagHeaderValue.TryParse(tag, out var edition) ? edition : null;
    }

    /// <summary>Discards all bytes before a download from the beginning.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="edition">The entity tag; weak ones do not promise equal bytes and are not kept.</param>
    public void Restart(string url, EntityTagHeaderValue? edition)
    {
        Writing(() =>
        {
            _stream.SetLength(0);
            if (edition is { IsWeak: false }) File.WriteAllText(_tagPath, $"{url}\n{edition}");
            else File.Delete(_tagPath);
            return true;
        });
    }

    /// <summary>Appends bytes.</summary>
    /// <exception cref="PasticheException">The disk is full or not available.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Write(bytes);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Errors.Unwritable(Path, $"{Errors.Reason(problem)}; make room: the next pull resumes from {Length:N0} bytes", problem);
        }
    }

    /// <summary>Flushes the bytes to the disk, so that other programs can read the file.</summary>
    public void Close() => Writing(() =>
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        return true;
    });

    /// <summary>Deletes the file and its description.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(path + ".tag");
    }

    /// <summary>Closes the file, and deletes it if it is empty.</summary>
    public void Dispose()
    {
        var empty = _stream.CanWrite && Length == 0;
        _stream.Dispose();
        if (empty) Delete(Path);
    }

    private T Writing<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Errors.Unwritable(Path, Errors.Reason(problem), problem);
        }
    }
}
