namespace Pastiche.Models;

/// <summary>Fetches one network into a store, which is locked.</summary>
/// <param name="folder">The store's folder.</param>
/// <param name="entry">What to fetch.</param>
/// <param name="options">How.</param>
/// <param name="progress">Is told how far it is; may be null.</param>
internal sealed class Pull(string folder, CatalogEntry entry, PullOptions options, IProgress<PullProgress>? progress)
{
    private readonly string _part = PartOf(folder, entry.Name);

    /// <summary>Where what has come so far of a network is.</summary>
    public static string PartOf(string folder, string name) => Path.Combine(folder, $"{name}.part");

    /// <summary>What is known of a network before its file is opened.</summary>
    /// <param name="name">Its name in the store.</param>
    /// <param name="source">Where the file came from.</param>
    /// <param name="digest">The file's checksums.</param>
    /// <param name="published">The entry whose file it is; null if it is another.</param>
    public static StoredModel Describe(string name, string source, FileDigest digest, CatalogEntry? published) => new()
    {
        Name = name,
        File = "",
        Bytes = 0,
        Sha256 = "",
        Architecture = "",
        Source = source,
        SourceSha256 = digest.Sha256,
        License = published?.License,
        Preprocessing = published?.Preprocessing,
        PreprocessingEvidence = published?.Preprocessing is null ? null : PreprocessingEvidence.KnownFile,
    };

    /// <summary>Fetches it.</summary>
    public async Task<StoredModel> RunAsync(CancellationToken cancellationToken)
    {
        if (options.From is { } file && !HttpSource.IsAddress(file))
        {
            // What a person has is neither moved nor deleted, whatever is wrong with it.
            return Import(file, Path.GetFileName(file), Verify(file, file, cancellationToken));
        }

        var wanted = options.From is { } address ? entry with { Urls = [address] } : entry;
        for (var again = false; ; again = true)
        {
            var (url, resumed) = await DownloadAsync(wanted, cancellationToken).ConfigureAwait(false);
            try
            {
                var model = Import(_part, url, Verify(_part, url, cancellationToken));
                PartFile.Delete(_part);
                return model;
            }
            catch (PasticheException problem) when (problem.InnerException is not UnauthorizedAccessException and (EndOfStreamException or not IOException))
            {
                // Nothing is wrong with the disk, but with what came.
                PartFile.Delete(_part);
                // The beginning may have been of another edition.
                if (!resumed || again) throw;
            }
        }
    }

    private async Task<(string Url, bool Resumed)> DownloadAsync(CatalogEntry wanted, CancellationToken cancellationToken)
    {
        using var part = new PartFile(_part);
        var resumed = part.Length > 0;
        var url = await new Download(part, wanted, options.Patience, progress).RunAsync(cancellationToken).ConfigureAwait(false);
        part.Close();
        return (url, resumed);
    }

    private FileDigest Verify(string path, string from, CancellationToken cancellationToken)
    {
        var total = File.Exists(path) ? new FileInfo(path).Length : (long?)null;
        var digest = FileDigest.Of(path, bytes => progress?.Report(new PullProgress(PullPhase.Verifying, bytes, total, 0, from)), cancellationToken);
        if (entry.Checksum is { } checksum && !digest.Matches(checksum)) throw Errors.WrongChecksum(from, entry, digest);
        return digest;
    }

    private StoredModel Import(string path, string from, FileDigest digest)
    {
        progress?.Report(new PullProgress(PullPhase.Importing, digest.Bytes, digest.Bytes, 0, from));
        return new ModelImport(folder).Run(path, Describe(entry.Name, from, digest, entry), entry.Architecture, options.Half);
    }
}
