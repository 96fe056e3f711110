using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Commands.Inspect;

/// <summary>An inspection that a command line asks for. No file has been opened.</summary>
internal sealed record InspectRequest
{
    /// <summary>The path of the image.</summary>
    public required string ImagePath { get; init; }

    /// <summary>The layers whose maps are shown; null for the style layers of the network.</summary>
    public required IReadOnlyList<string>? Layers { get; init; }

    /// <summary>The layer whose positions are shuffled; null for the content layer of the network.</summary>
    public required string? ShuffledLayer { get; init; }

    /// <summary>The size, and the iterations and seed of reconstructions.</summary>
    public required ReconstructionSettings Settings { get; init; }

    /// <summary>The network and the way to run it.</summary>
    public required NetworkRequest Network { get; init; }

    /// <summary>The output folder.</summary>
    public required OutputFolder Folder { get; init; }

    /// <summary>The kind of display.</summary>
    public required DisplayKind Display { get; init; }
}
