using System.Net;
using static System.FormattableString;

namespace Pastiche.Models;

/// <summary>Downloads a file from the first of several URLs that has it, and resumes an interrupted download.</summary>
/// <param name="part">The bytes that are there already.</param>
/// <param name="entry">The catalog's entry of the file.</param>
/// <param name="patience">The timeout for the next bytes.</param>
/// <param name="progress">Receives the progress; may be null.</param>
internal sealed class Download(PartFile part, CatalogEntry entry, TimeSpan patience, IProgress<PullProgress>? progress)
{
    /// <summary>The largest file in bytes, larger than any usable network; longer downloads are cut off.</summary>
    public const long LargestFile = 2_000_000_000;

    private const int TriesAtOneAddress = 5;
    private const int BlockSize = 1 << 17;

    private readonly long _resumed = part.Length;

    /// <summary>Downloads the whole file; the caller verifies its checksum.</summary>
    /// <returns>The URL that it came from.</returns>
    /// <exception cref="PasticheException">No URL has it, or the disk is full; downloaded bytes are kept.</exception>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var failures = new List<string>();
        foreach (var url in entry.Urls)
        {
            try
            {
                await TryAsync(url, cancellationToken).ConfigureAwait(false);
                return url;
            }
            catch (TransferException failure)
            {
                failures.Add($"{url}: {failure.Message}");
            }
        }

        throw Errors.NoDownload(entry.Name, (Catalog.Find(entry.Name) ?? entry).Urls[0], failures);
    }

    /// <summary>Downloads from a URL, and resumes once if it stalls after some bytes.</summary>
    private async Task TryAsync(string url, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await TransferAsync(url, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (TransferException failure) when (failure.Again && tries < TriesAtOneAddress)
            {
                // Its message would be that of the last attempt, if that fails too.
            }
        }
    }

    private async Task TransferAsync(string url, CancellationToken cancellationToken)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(patience);
        var before = part.Length;
        try
        {
            var edition = part.Edition(url);
            // Without a checksum, only the server can tell that the rest belongs to the same file.
            if (before > 0 && edition is null && entry.Checksum is null) part.Restart(url, null);
            using var response = await HttpSource.AskAsync(url, part.Length, edition, clock.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && IsWhole(response)) return;
            var total = Begin(url, response);
            await ReceiveAsync(url, response, total, clock).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransferException(Invariant($"nothing came for {patience.TotalSeconds:0.#} s"), again: part.Length > before);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw new TransferException($"the connection was lost ({Errors.Reason(problem)})", again: part.Length > before, problem);
        }
    }

    /// <summary>Checks the response, and prepares the part file for it.</summary>
    /// <returns>The size of the whole file in bytes; null if the response does not state it.</returns>
    private long? Begin(string url, HttpResponseMessage response)
    {
        var range = response.Content.Headers.ContentRange;
        long? total;
        switch (response.StatusCode)
        {
            case HttpStatusCode.PartialContent when range?.From == part.Length && part.Length > 0:
                total = range.Length;
                break;
            case HttpStatusCode.OK:
                total = response.Content.Headers.ContentLength;
                part.Restart(url, response.Headers.ETag);
                break;
            case HttpStatusCode.RequestedRangeNotSatisfiable or HttpStatusCode.PartialContent when part.Length > 0:
                part.Restart(url, null);
                throw new TransferException("it has no such rest of the file", again: true);
            default:
                throw new TransferException(Invariant($"it answers {(int)response.StatusCode} {response.ReasonPhrase}").TrimEnd());
        }

        if (total is not { } bytes) return entry.Bytes;
        if (entry.Bytes is { } expected && bytes != expected)
            throw new TransferException(Invariant($"the file there has {bytes:N0} bytes; expected {expected:N0}"));
        if (bytes > LargestFile)
            throw new TransferException(Invariant($"the file there has {bytes:N0} bytes; accepted: up to {LargestFile:N0}"));
        RequireRoom(bytes - part.Length);
        return bytes;
    }

    private async Task ReceiveAsync(string url, HttpResponseMessage response, long? total, CancellationTokenSource clock)
    {
        var block = new byte[BlockSize];
        var body = await response.Content.ReadAsStreamAsync(clock.Token).ConfigureAwait(false);
        await using var _ = body.ConfigureAwait(false);
        while (true)
        {
            progress?.Report(new PullProgress(PullPhase.Downloading, part.Length, total, _resumed, url));
            clock.CancelAfter(patience);
            var read = await body.ReadAsync(block, clock.Token).ConfigureAwait(false);
            if (read == 0) break;
            if (part.Length + read > (total ?? LargestFile)) RefuseMore(url, total ?? LargestFile);
            part.Append(block.AsSpan(0, read));
        }

        if (total is { } expected && part.Length < expected)
            throw new TransferException(Invariant($"it ended after {part.Length:N0} of {expected:N0} bytes"), again: true);
    }

    private void RefuseMore(string url, long most)
    {
        part.Restart(url, null);
        throw new TransferException(Invariant($"it sends more than {most:N0} bytes"));
    }

    private bool IsWhole(HttpResponseMessage response) =>
        part.Length > 0 && part.Length == (response.Content.Headers.ContentRange?.Length ?? entry.Bytes);

    /// <summary>Refuses a download for which there is no disk space; where that is unknown, writing will fail.</summary>
    private void RequireRoom(long bytes)
    {
        try
        {
            var room = new DriveInfo(Path.GetFullPath(part.Path)).AvailableFreeSpace;
            if (room < bytes) throw Errors.NoRoom(part.Path, bytes, room);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Some file systems do not report free space.
        }
    }
}
