namespace Pastiche;

/// <summary>How a network is fetched.</summary>
public sealed record PullOptions
{
    /// <summary>From the catalog's addresses, at full precision.</summary>
    public static PullOptions Default { get; } = new();

    /// <summary>Another place to take the file from: an http or https address, or the path of a file. Its checksum must be the same.</summary>
    public string? From { get; init; }

    /// <summary>Whether to keep 16-bit floats, in half the space: for VGG-16 and VGG-19 only.</summary>
    public bool Half { get; init; }

    /// <summary>How long to wait for the next bytes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
