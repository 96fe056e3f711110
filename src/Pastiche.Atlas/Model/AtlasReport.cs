namespace Pastiche.Atlas.Model;

/// <summary>The numbers and images of the page, which are computed elsewhere. A chapter that is null is left out.</summary>
public sealed record AtlasReport
{
    /// <summary>The file name of the content image.</summary>
    public required string ContentName { get; init; }

    /// <summary>The file name of the style image.</summary>
    public required string StyleName { get; init; }

    /// <summary>The content image, in the size of the result.</summary>
    public required AtlasImage Content { get; init; }

    /// <summary>The style image, in the size at which it is used.</summary>
    public required AtlasImage Style { get; init; }

    /// <summary>The result.</summary>
    public AtlasImage? Result { get; init; }

    /// <summary>The chapter about the network.</summary>
    public required NetworkChapter Network { get; init; }

    /// <summary>The chapter about feature maps.</summary>
    public FeatureChapter? Features { get; init; }

    /// <summary>The chapter about the content and its reconstructions.</summary>
    public ContentChapter? Contents { get; init; }

    /// <summary>The chapter about the style and Gram matrices.</summary>
    public StyleChapter? Styles { get; init; }

    /// <summary>The chapter about the losses.</summary>
    public LossChapter? Losses { get; init; }

    /// <summary>The chapter about the optimization.</summary>
    public OptimizationChapter? Optimization { get; init; }

    /// <summary>The chapter about the ratio of content to style.</summary>
    public RatioChapter? Ratios { get; init; }

    /// <summary>The chapter about starting from the content and from noise.</summary>
    public StartChapter? Starts { get; init; }

    /// <summary>The commands that reproduce the figures.</summary>
    public required IReadOnlyList<FigureCommand> Commands { get; init; }

    /// <summary>The program with its version and engine.</summary>
    public required string MadeBy { get; init; }

    /// <summary>The reason for missing chapters, in a sentence; null if the page is complete.</summary>
    public string? Incomplete { get; init; }
}

/// <summary>A command that reproduces a figure.</summary>
/// <param name="Purpose">The output of the command, such as "the reconstructions of chapter 3".</param>
/// <param name="Line">The command line.</param>
public sealed record FigureCommand(string Purpose, string Line);
