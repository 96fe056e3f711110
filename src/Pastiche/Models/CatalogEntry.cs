using Pastiche.Graphs;

namespace Pastiche;

/// <summary>A published network and its download addresses.</summary>
public sealed record CatalogEntry
{
    /// <summary>The name: lower-case letters, digits, dots and dashes.</summary>
    public required string Name { get; init; }

    /// <summary>The architecture: vgg16, vgg19, or another network's own name; null for any.</summary>
    public string? Architecture { get; init; }

    /// <summary>A description in one line.</summary>
    public string? Description { get; init; }

    /// <summary>The URLs of its file, of which the first that works is used; none for a network embedded in this library.</summary>
    public ValueList<string> Urls { get; init; } = [];

    /// <summary>The size of that file; null where it is not known.</summary>
    public long? Bytes { get; init; }

    /// <summary>The checksum of that file; null where it is not known.</summary>
    public FileChecksum? Checksum { get; init; }

    /// <summary>The licence; null if it is not known.</summary>
    public string? License { get; init; }

    /// <summary>The people who trained it and those who published the file.</summary>
    public string? Source { get; init; }

    /// <summary>The preprocessing of pictures; null for what its file says.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>Whether it is embedded in this library and needs no file.</summary>
    public bool IsBuiltIn => Urls.Count == 0;
}
