using System.Security.Cryptography;

namespace Pastiche.Foundation;

/// <summary>Computes SHA-256 checksums (FIPS 180-4) as 64 hexadecimal digits in lower case.</summary>
internal static class Sha256
{
    /// <summary>The checksum of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The checksum of a stream from its position to its end.</summary>
    public static string Of(Stream content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The checksum of what an action writes.</summary>
    public static string Of(Action<Stream> write)
    {
        using var sha256 = SHA256.Create();
        using var hashing = new CryptoStream(Stream.Null, sha256, CryptoStreamMode.Write);
        write(hashing);
        hashing.FlushFinalBlock();
        return Convert.ToHexStringLower(sha256.Hash!);
    }
}
