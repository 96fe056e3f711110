using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Lesson.Page;

namespace Pastiche.Cli.Commands.Atlas;

/// <summary>An atlas, as the command line asked for it; no file has been opened.</summary>
internal sealed record AtlasRequest
{
    /// <summary>The path of the content picture.</summary>
    public required string Content { get; init; }

    /// <summary>The path of the style picture.</summary>
    public required string Style { get; init; }

    /// <summary>How much is computed.</summary>
    public required AtlasSettings Settings { get; init; }

    /// <summary>The network, and how it is run.</summary>
    public required NetworkRequest Network { get; init; }

    /// <summary>Where the page and the result go.</summary>
    public required OutputFolder Folder { get; init; }
}
