using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Lesson.Page;

namespace Pastiche.Cli.Commands.Atlas;

/// <summary>An atlas that a command line asks for. No file has been opened.</summary>
internal sealed record AtlasRequest
{
    /// <summary>The path of the content image.</summary>
    public required string Content { get; init; }

    /// <summary>The path of the style image.</summary>
    public required string Style { get; init; }

    /// <summary>The size and effort.</summary>
    public required AtlasSettings Settings { get; init; }

    /// <summary>The network and the way to run it.</summary>
    public required NetworkRequest Network { get; init; }

    /// <summary>The output folder.</summary>
    public required OutputFolder Folder { get; init; }
}
