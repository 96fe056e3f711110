namespace Pastiche.Checkpoints;

/// <summary>
/// The format of saved states. All numbers are little-endian:
/// <list type="number">
/// <item>8 bytes <see cref="Magic"/>, uint32 <see cref="Version"/>, uint32 length of the head, the head: JSON in UTF-8;</item>
/// <item>
/// sections: uint8 length of the name, the name in ASCII, uint8 <see cref="ElementType"/>, int64 number of values, the values;
/// </item>
/// <item>a section without a name, of which nothing but the length 0 is written;</item>
/// <item>16 bytes XXH128 of everything before.</item>
/// </list>
/// </summary>
internal static class SectionFormat
{
    /// <summary>The version that is written, and the only one that is read: a state is of use to the version that made it.</summary>
    public const int Version = 1;

    /// <summary>The longest head that is read, in bytes.</summary>
    public const int LongestHead = 1 << 26;

    /// <summary>The longest name of a section, in bytes.</summary>
    public const int LongestName = 64;

    /// <summary>The bytes of the hash.</summary>
    public const int HashLength = 16;

    /// <summary>The most bytes that are hashed and passed on at once, so that they are still in the cache.</summary>
    public const int PartLength = 1 << 20;

    /// <summary>The first bytes of a file.</summary>
    public static ReadOnlySpan<byte> Magic => "PASTICHE"u8;
}
