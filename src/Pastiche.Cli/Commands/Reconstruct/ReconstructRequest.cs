using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Graphs;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Commands.Reconstruct;

/// <summary>Reconstructions of an image that a command line asks for. No file has been opened.</summary>
internal sealed record ReconstructRequest
{
    /// <summary>The path of the image.</summary>
    public required string ImagePath { get; init; }

    /// <summary>Indicates whether the style is rebuilt instead of the content.</summary>
    public required bool IsStyle { get; init; }

    /// <summary>The layers; null for the style layers of the network.</summary>
    public required ValueList<LayerWeight>? Layers { get; init; }

    /// <summary>The size, iterations and seed.</summary>
    public required ReconstructionSettings Settings { get; init; }

    /// <summary>The network and the way to run it.</summary>
    public required NetworkRequest Network { get; init; }

    /// <summary>The output folder.</summary>
    public required OutputFolder Folder { get; init; }
}
