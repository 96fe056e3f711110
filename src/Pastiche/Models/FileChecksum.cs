namespace Pastiche;

/// <summary>The algorithms of checksums.</summary>
public enum ChecksumAlgorithm
{
    /// <summary>
    /// MD5 (RFC 1321), 32 hexadecimal digits, which detects damage but not forgery; some networks are published with nothing better.
    /// </summary>
    Md5,

    /// <summary>SHA-256 (FIPS 180-4), 64 hexadecimal digits.</summary>
    Sha256,
}

/// <summary>The checksum of a file, or its first digits.</summary>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Digits">Hexadecimal digits in lower case: all of them, or the first ones if no more were published.</param>
public sealed record FileChecksum(ChecksumAlgorithm Algorithm, string Digits)
{
    /// <summary>The checksum as text: SHA-256 dcbb9e9d…</summary>
    public override string ToString() => Algorithm == ChecksumAlgorithm.Md5
        ? $"MD5 {Digits}{(Digits.Length < 32 ? "…" : "")}"
        : $"SHA-256 {Digits}{(Digits.Length < 64 ? "…" : "")}";
}
