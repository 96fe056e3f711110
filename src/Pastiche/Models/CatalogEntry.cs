using Pastiche.Graphs;

namespace Pastiche;

/// <summary>A network that can be had, and from where.</summary>
public sealed record CatalogEntry
{
    /// <summary>What it is called: lower-case letters, digits, dots and dashes.</summary>
    public required string Name { get; init; }

    /// <summary>The network's architecture: vgg16, vgg19, or what a network of another kind calls itself; null for any.</summary>
    public string? Architecture { get; init; }

    /// <summary>What it is, in one line.</summary>
    public string? Description { get; init; }

    /// <summary>Where its file can be downloaded: the first that works is taken. None for a network inside this library.</summary>
    public ValueList<string> Urls { get; init; } = [];

    /// <summary>The size of that file; null where it is not known.</summary>
    public long? Bytes { get; init; }

    /// <summary>The checksum of that file; null where it is not known.</summary>
    public FileChecksum? Checksum { get; init; }

    /// <summary>Under which terms its publisher gives it away; null where that is not known.</summary>
    public string? License { get; init; }

    /// <summary>Who trained it, and who published the file.</summary>
    public string? Source { get; init; }

    /// <summary>How the network wants its pictures; null for what its file says.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>Whether it is inside this library and needs no file.</summary>
    public bool IsBuiltIn => Urls.Count == 0;
}
