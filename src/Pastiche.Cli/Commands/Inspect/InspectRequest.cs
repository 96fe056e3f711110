using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Commands.Inspect;

/// <summary>A look at a picture through the network, as the command line asked for it; no file has been opened.</summary>
internal sealed record InspectRequest
{
    /// <summary>The path of the picture.</summary>
    public required string ImagePath { get; init; }

    /// <summary>Whose maps are shown; null for those of the network's style.</summary>
    public required IReadOnlyList<string>? Layers { get; init; }

    /// <summary>Whose positions are shuffled; null for the one where the network measures content.</summary>
    public required string? ShuffledLayer { get; init; }

    /// <summary>Size, iterations of what is rebuilt, and the seed.</summary>
    public required ReconstructionSettings Settings { get; init; }

    /// <summary>The network, and how it is run.</summary>
    public required NetworkRequest Network { get; init; }

    /// <summary>Where the figures go.</summary>
    public required OutputFolder Folder { get; init; }

    /// <summary>What is shown meanwhile.</summary>
    public required DisplayKind Display { get; init; }
}
