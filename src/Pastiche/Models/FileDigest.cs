using System.Security.Cryptography;

namespace Pastiche.Models;

/// <summary>The checksums of a file.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
/// <param name="Md5">32 hexadecimal digits.</param>
internal sealed record FileDigest(long Bytes, string Sha256, string Md5)
{
    private const int BlockSize = 1 << 20;

    /// <summary>Reads a file from its beginning to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="progress">Takes the bytes read so far.</param>
    /// <param name="cancellationToken">Ends it.</param>
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

            return new FileDigest(bytes, Convert.ToHexStringLower(sha256.GetHashAndReset()), Convert.ToHexStringLower(md5.GetHashAndReset()));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            if (problem is FileNotFoundException or DirectoryNotFoundException) throw Errors.NoSuchFile(path);
            throw Errors.UnreadableNetwork(path, Errors.Reason(problem), problem);
        }
    }

    /// <summary>Whether the file is the one that has this checksum, or could be as far as that is known.</summary>
    public bool Matches(FileChecksum checksum) => Of(checksum.Algorithm).Digits.StartsWith(checksum.Digits, StringComparison.OrdinalIgnoreCase);

    /// <summary>The checksum that an algorithm gives.</summary>
    public FileChecksum Of(ChecksumAlgorithm algorithm) => new(algorithm, algorithm == ChecksumAlgorithm.Md5 ? Md5 : Sha256);
}
