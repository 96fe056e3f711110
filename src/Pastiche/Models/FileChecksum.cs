namespace Pastiche;

/// <summary>How a file's checksum is computed.</summary>
public enum ChecksumAlgorithm
{
    /// <summary>MD5 (RFC 1321), 32 hexadecimal digits: finds damage, not forgery. Some networks are published with nothing better.</summary>
    Md5,

    /// <summary>SHA-256 (FIPS 180-4), 64 hexadecimal digits.</summary>
    Sha256,
}

/// <summary>What a file's checksum is, or begins with.</summary>
/// <param name="Algorithm">How it is computed.</param>
/// <param name="Digits">Hexadecimal digits, lower case: all of them, or the first few where no more were published.</param>
public sealed record FileChecksum(ChecksumAlgorithm Algorithm, string Digits)
{
    /// <summary>As people write it: SHA-256 dcbb9e9d…</summary>
    public override string ToString() => Algorithm == ChecksumAlgorithm.Md5
        ? $"MD5 {Digits}{(Digits.Length < 32 ? "…" : "")}"
        : $"SHA-256 {Digits}{(Digits.Length < 64 ? "…" : "")}";
}
