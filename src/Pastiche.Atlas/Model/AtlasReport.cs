namespace Pastiche.Atlas.Model;

/// <summary>All numbers and images of the page, which are computed elsewhere. A chapter that is null is left out.</summary>
public sealed record AtlasReport
{
    /// <summary>The name of the content picture's file.</summary>
    public required string ContentName { get; init; }

    /// <summary>The name of the style picture's file.</summary>
    public required string StyleName { get; init; }

    /// <summary>The content picture, as large as it is painted.</summary>
    public required AtlasImage Content { get; init; }

    /// <summary>The style picture, as large as it is looked at.</summary>
    public required AtlasImage Style { get; init; }

    /// <summary>What came of both.</summary>
    public AtlasImage? Result { get; init; }

    /// <summary>The network that measured.</summary>
    public required NetworkChapter Network { get; init; }

    /// <summary>What its layers respond to.</summary>
    public FeatureChapter? Features { get; init; }

    /// <summary>The content, rebuilt from layers.</summary>
    public ContentChapter? Contents { get; init; }

    /// <summary>The style: Gram matrices.</summary>
    public StyleChapter? Styles { get; init; }

    /// <summary>The losses and their values.</summary>
    public LossChapter? Losses { get; init; }

    /// <summary>How the picture came about.</summary>
    public OptimizationChapter? Optimization { get; init; }

    /// <summary>The ratio of content to style.</summary>
    public RatioChapter? Ratios { get; init; }

    /// <summary>From the content and from noise.</summary>
    public StartChapter? Starts { get; init; }

    /// <summary>The commands that make the figures again.</summary>
    public required IReadOnlyList<FigureCommand> Commands { get; init; }

    /// <summary>What made the page, with its version, and on which engine.</summary>
    public required string MadeBy { get; init; }

    /// <summary>Why not all of it is there, in a sentence; null where it is.</summary>
    public string? Incomplete { get; init; }
}

/// <summary>A command that makes a figure again.</summary>
/// <param name="Purpose">What it makes, as in "the reconstructions of chapter 3".</param>
/// <param name="Line">The command line.</param>
public sealed record FigureCommand(string Purpose, string Line);
