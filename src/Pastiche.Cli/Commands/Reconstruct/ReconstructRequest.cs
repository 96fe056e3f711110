using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Graphs;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Commands.Reconstruct;

/// <summary>Reconstructions of a picture, as the command line asked for them; no file has been opened.</summary>
internal sealed record ReconstructRequest
{
    /// <summary>The path of the picture.</summary>
    public required string ImagePath { get; init; }

    /// <summary>Whether its style is rebuilt, or its content.</summary>
    public required bool IsStyle { get; init; }

    /// <summary>From which layers; null for those of the network's style.</summary>
    public required ValueList<LayerWeight>? Layers { get; init; }

    /// <summary>Size, iterations and seed.</summary>
    public required ReconstructionSettings Settings { get; init; }

    /// <summary>The network, and how it is run.</summary>
    public required NetworkRequest Network { get; init; }

    /// <summary>Where the pictures go.</summary>
    public required OutputFolder Folder { get; init; }
}
