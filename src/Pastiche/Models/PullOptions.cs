namespace Pastiche;

/// <summary>Options for downloading a network.</summary>
public sealed record PullOptions
{
    /// <summary>The defaults: from the catalog's URLs, at full precision.</summary>
    public static PullOptions Default { get; } = new();

    /// <summary>Another source of the file, an http or https URL or a path; its checksum must be the same.</summary>
    public string? From { get; init; }

    /// <summary>Whether to keep 16-bit floats, in half the space: for VGG-16 and VGG-19 only.</summary>
    public bool Half { get; init; }

    /// <summary>The timeout for the next bytes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
