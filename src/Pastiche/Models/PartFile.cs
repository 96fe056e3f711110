using System.Net.Http.Headers;

namespace Pastiche.Models;

/// <summary>
/// A file that is not yet there as a whole, and beside it which address and edition its bytes are of, so that a later pull goes on
/// where this one ended.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private const int LongestTag = 4096;

    private readonly string _tagPath;
    private readonly FileStream _stream;

    /// <summary>Opens it, or creates an empty one.</summary>
    /// <exception cref="PasticheException">It cannot be created.</exception>
    public PartFile(string path)
    {
        Path = path;
        _tagPath = path + ".tag";
        _stream = Writing(() => new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 1));
        _stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>How many bytes are there.</summary>
    public long Length => _stream.Length;

    /// <summary>Which edition of the file at an address the bytes are of, as its server calls it; null where that is not known.</summary>
    public EntityTagHeaderValue? Edition(string url)
    {
        if (!File.Exists(_tagPath) || new FileInfo(_tagPath).Length > LongestTag) return null;
        var lines = File.ReadAllLines(_tagPath);
        return lines is [var from, var tag] && from == url && EntityTagHeaderValue.TryParse(tag, out var edition) ? edition : null;
    }

    /// <summary>Forgets all bytes: what comes now is the beginning.</summary>
    /// <param name="url">The address that it comes from.</param>
    /// <param name="edition">Which edition it is; weak ones do not promise the same bytes and are not kept.</param>
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
    /// <exception cref="PasticheException">The disk is full or gone.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Write(bytes);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Errors.UnwritableModel(Path, $"{Errors.Reason(problem)}; make room: the next pull goes on from {Length:N0} bytes", problem);
        }
    }

    /// <summary>Brings the bytes to the disk, so that others can read the file.</summary>
    public void Close() => Writing(() =>
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        return true;
    });

    /// <summary>Leaves nothing of it.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(path + ".tag");
    }

    /// <summary>Keeps what is there for later; an empty file is no use to anybody.</summary>
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
            throw Errors.UnwritableModel(Path, Errors.Reason(problem), problem);
        }
    }
}
