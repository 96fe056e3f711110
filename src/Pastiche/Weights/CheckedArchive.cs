using System.IO.Compression;
using System.IO.Hashing;
using static System.FormattableString;

namespace Pastiche.Weights;

/// <summary>
/// A zip archive whose entries are compared with the CRC-32 that it states for them before anything is taken from them. A CRC of 0 means
/// that none was computed, as PyTorch can be told to write.
/// </summary>
/// <param name="path">What messages call it.</param>
/// <param name="archive">The archive, which it takes over.</param>
internal sealed class CheckedArchive(string path, ZipArchive archive) : IDisposable
{
    /// <summary>Whole networks are seldom compressed; who does so cannot make a small file into more than this.</summary>
    private const long MostUnpacked = 256 << 20;

    private const int BlockSize = 1 << 18;

    private readonly HashSet<ZipArchiveEntry> _whole = [];

    /// <summary>What is in it.</summary>
    public IReadOnlyCollection<ZipArchiveEntry> Entries => archive.Entries;

    /// <summary>An entry by its full name, or null.</summary>
    public ZipArchiveEntry? Find(string name) => archive.GetEntry(name);

    /// <summary>Opens an entry, all of which has been compared.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="PasticheException">It is not what was packed, or unpacks to far more than weights.</exception>
    /// <exception cref="InvalidDataException">It cannot be unpacked.</exception>
    public Stream Open(ZipArchiveEntry entry)
    {
        if (entry.Length != entry.CompressedLength && entry.Length > MostUnpacked)
        {
            var what = Invariant($"{entry.FullName} is compressed, of {entry.Length:N0} bytes");
            throw Errors.UnsupportedWeights(path, what, "unpack the archive, and pack it without compression");
        }

        if (entry.Crc32 != 0 && _whole.Add(entry)) Compare(entry);
        return entry.Open();
    }

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    private void Compare(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var crc = new Crc32();
        var block = new byte[(int)Math.Clamp(entry.Length, 1, BlockSize)];
        for (int read; (read = content.Read(block)) > 0;) crc.Append(block.AsSpan(0, read));
        var found = crc.GetCurrentHashAsUInt32();
        if (found == entry.Crc32) return;
        _whole.Remove(entry);
        throw Errors.DamagedWeights(path, Invariant($"{entry.FullName} has CRC-32 {found:x8}; expected {entry.Crc32:x8}"));
    }
}
