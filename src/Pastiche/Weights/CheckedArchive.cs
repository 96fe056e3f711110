using System.IO.Compression;
using System.IO.Hashing;
using static System.FormattableString;

namespace Pastiche.Weights;

/// <summary>
/// A zip archive whose entries are verified by their CRC-32 before they are read. A CRC of 0 means that none was computed, as PyTorch can
/// be told to write.
/// </summary>
/// <param name="path">The name of the file in messages.</param>
/// <param name="archive">The archive, which is disposed of with this object.</param>
internal sealed class CheckedArchive(string path, ZipArchive archive) : IDisposable
{
    /// <summary>The largest compressed entry: networks are seldom compressed, and a small file must not expand to more than this.</summary>
    private const long MostUnpacked = 256 << 20;

    private const int BlockSize = 1 << 18;

    private readonly HashSet<ZipArchiveEntry> _whole = [];

    /// <summary>The entries.</summary>
    public IReadOnlyCollection<ZipArchiveEntry> Entries => archive.Entries;

    /// <summary>Finds an entry by its full name; null if there is none.</summary>
    public ZipArchiveEntry? Find(string name) => archive.GetEntry(name);

    /// <summary>Opens an entry after verifying all of it.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="PasticheException">The checksum is wrong, or the entry expands far beyond weights.</exception>
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
