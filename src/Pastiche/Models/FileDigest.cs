using System.Security.Cryptography;

namespace Pastiche.Models;

/// <summary>The size and the checksums of a file.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
/// <param name="Md5">32 hexadecimal digits.</param>
internal sealed record FileDigest(long Bytes, string Sha256, string Md5)
{
    private const int BlockSize = 1 << 20;

    /// <summary>Reads a file and computes its checksums.</summary>
    /// <param name="path">The file.</param>
    /// <param name="progress">Receives the number of bytes read so far.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="PasticheException">It cannot be read.</exception>
    public static FileDigest Of(string path, Action<long>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            var block = new byte[BlockSize];
            var bytes = 0L;
            for (int read; (read = file.Read(block)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sha256.AppendData(block, 0, read);
                md5.AppendData(block, 0, read);
                bytes += read;
                progress?.Invoke(bytes);
            }

            return new FileDigest(bytes, Digits(sha256), Digits(md5));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            if (problem is FileNotFoundException or DirectoryNotFoundException) throw Errors.NoSuchFile(path);
            throw Errors.UnreadableNetwork(path, Errors.Reason(problem), problem);
        }
    }

    /// <summary>Whether the file has a checksum, as far as its digits are known.</summary>
    public bool Matches(FileChecksum checksum) =>
        Of(checksum.Algorithm).Digits.StartsWith(checksum.Digits, StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses a file that is not the one which an entry of the catalog describes, as far as its checksum is known.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="from">Where the file came from, for the message.</param>
    /// <exception cref="PasticheException">The checksums differ.</exception>
    public void Require(CatalogEntry entry, string from)
    {
        if (entry.Checksum is { } expected && !Matches(expected))
            throw Errors.WrongChecksum(from, entry.Name, Bytes, $"{Of(expected.Algorithm)}", $"{expected}");
    }

    /// <summary>The checksum that an algorithm gives.</summary>
    public FileChecksum Of(ChecksumAlgorithm algorithm) => new(algorithm, algorithm == ChecksumAlgorithm.Md5 ? Md5 : Sha256);

    private static string Digits(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}
