namespace Pastiche.Testing;

/// <summary>How a <see cref="FileServer"/> answers.</summary>
public sealed record FileAnswer
{
    /// <summary>200 becomes 206 or 416 where a part is asked for.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The whole file.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>The edition, in quotation marks.</summary>
    public string? Tag { get; init; }

    /// <summary>Where a redirection leads.</summary>
    public string? Location { get; init; }

    /// <summary>Whether all of the file comes, whatever was asked for.</summary>
    public bool IgnoresRanges { get; init; }

    /// <summary>After how many bytes of the body the connection is cut.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Whether after the body nothing happens any more, the connection staying open.</summary>
    public bool Stalls { get; init; }

    /// <summary>A length that is not true.</summary>
    public long? StatedLength { get; init; }

    /// <summary>Whether the body is sent again and again, without a length.</summary>
    public bool IsEndless { get; init; }

    /// <summary>Bytes that are sent at a time.</summary>
    public int BlockSize { get; init; } = 1 << 16;

    /// <summary>The time after each of those.</summary>
    public TimeSpan Pause { get; init; }
}
