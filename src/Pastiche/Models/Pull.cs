namespace Pastiche.Models;

/// <summary>Downloads one network into a locked store.</summary>
/// <param name="folder">The store's folder.</param>
/// <param name="entry">The network.</param>
/// <param name="options">The options.</param>
/// <param name="progress">Receives the progress; may be null.</param>
internal sealed class Pull(string folder, CatalogEntry entry, PullOptions options, IProgress<PullProgress>? progress)
{
    private readonly string _part = PartOf(folder, entry.Name);

    /// <summary>The path of an unfinished download.</summary>
    public static string PartOf(string folder, string name) => Path.Combine(folder, $"{name}.part");

    /// <summary>Describes a network before its file is opened.</summary>
    /// <param name="name">Its name in the store.</param>
    /// <param name="source">The origin of the file.</param>
    /// <param name="digest">The file's checksums.</param>
    /// <param name="published">The catalog's entry of the file; null if it is another file.</param>
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

    /// <summary>Downloads, verifies and imports the network.</summary>
    public async Task<StoredModel> RunAsync(CancellationToken cancellationToken)
    {
        if (options.From is { } file && !HttpSource.IsAddress(file))
        {
            // A user's own file is neither moved nor deleted, whatever is wrong with it.
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
            catch (PasticheException problem) when (IsOfFile(problem.InnerException))
            {
                // Not the disk but the download is at fault.
                PartFile.Delete(_part);
                // The first part may be of another edition.
                if (!resumed || again) throw;
            }
        }
    }

    /// <summary>Whether a problem lies in the file and not in the disk.</summary>
    private static bool IsOfFile(Exception? cause) =>
        cause is not UnauthorizedAccessException and (EndOfStreamException or not IOException);

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
        var digest = FileDigest.Of(path, Report, cancellationToken);
        digest.Require(entry, from);
        return digest;

        void Report(long bytes) => progress?.Report(new PullProgress(PullPhase.Verifying, bytes, total, 0, from));
    }

    private StoredModel Import(string path, string from, FileDigest digest)
    {
        progress?.Report(new PullProgress(PullPhase.Importing, digest.Bytes, digest.Bytes, 0, from));
        return new ModelImport(folder).Run(path, Describe(entry.Name, from, digest, entry), entry.Architecture, options.Half);
    }
}
