using Pastiche.Cli.Options;
using Pastiche.Cli.Parsing;
using Pastiche.Imaging;

namespace Pastiche.Cli.Jobs;

/// <summary>An image that a command line asks for. No file has been opened.</summary>
internal sealed record StylizeRequest
{
    /// <summary>The long side, in pixels, at which frames are found to a few thousandths of it.</summary>
    private const int SmallestTrimmed = 1024;

    /// <summary>The path of the content image; null for a texture.</summary>
    public required string? Content { get; init; }

    /// <summary>The size of a texture, which has no content that determines its proportions.</summary>
    public ImageSize Canvas { get; init; }

    /// <summary>The style images.</summary>
    public required IReadOnlyList<StyleRequest> Styles { get; init; }

    /// <summary>The path of the result.</summary>
    public required string Output { get; init; }

    /// <summary>The network and the way to run it.</summary>
    public NetworkRequest Network { get; init; } = NetworkRequest.Default;

    /// <summary>The path of the starting image; null if the start is not an image file.</summary>
    public string? Start { get; init; }

    /// <summary>The map of the content's detail; null if it is computed.</summary>
    public MaskRequest? DetailMap { get; init; }

    /// <summary>The options of the stylizer.</summary>
    public required StylizeOptions Options { get; init; }

    /// <summary>The step after which the run stops early; null to run to the end.</summary>
    public RecipeStop? StopAt { get; init; }

    /// <summary>Notes that are shown before the run, in addition to those of the plan.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The settings for saving the result.</summary>
    public SaveOptions Save { get; init; } = SaveOptions.Default;

    /// <summary>The file extension of the result; for an output without one, that of its format.</summary>
    public string Extension => Path.GetExtension(Output) is { Length: > 0 } given ? given : ImageFileFormat.Of(Output, Save).Extensions[0];

    /// <summary>The number of iterations between numbered images; null for none.</summary>
    public int? SaveEvery { get; init; }

    /// <summary>The path of the loss plot; null for none.</summary>
    public string? LossPlot { get; init; }

    /// <summary>The checkpoints that are written; null for none.</summary>
    public CheckpointRequest? Checkpoint { get; init; }

    /// <summary>The checkpoint from which the run goes on; null to begin.</summary>
    public Checkpoint? ResumeFrom { get; init; }

    /// <summary>Whether existing files are replaced only because the run wrote them itself, before that checkpoint.</summary>
    public bool OwnsOutput { get; init; }

    /// <summary>The losses before that checkpoint, for the plot.</summary>
    public IReadOnlyList<StepTaken> EarlierLosses { get; init; } = [];

    /// <summary>The largest long side of all scales, in pixels.</summary>
    public int LongestSide => Options.Scales.Steps.Max(step => step.LongSide);

    /// <summary>The input files, with their kinds.</summary>
    public IEnumerable<(string Kind, string Path)> Inputs =>
    [
        .. Content is null ? Array.Empty<(string, string)>() : [("content", Content)],
        .. Styles.SelectMany(StyleFiles),
        .. Start is null ? Array.Empty<(string, string)>() : [("starting", Start)],
        .. DetailMap is null ? Array.Empty<(string, string)>() : [("detail map", DetailMap.Path)],
    ];

    /// <summary>
    /// The long side to load a style with, in pixels: the largest of all scales, and more where a frame is to be found, which may be
    /// half of it.
    /// </summary>
    public int LongestSideOf(StyleRequest style)
    {
        var longSide = Math.Max(1, (int)MathF.Ceiling(Options.StyleLongSide(LongestSide, style.Scale)));
        return Options.StyleTrim == StyleTrim.None ? longSide : Math.Max(SmallestTrimmed, 2 * longSide);
    }

    private static IEnumerable<(string Kind, string Path)> StyleFiles(StyleRequest style) =>
        new[] { ("style", style.Path), ("mask", style.Mask?.Path), ("mask", style.Region?.Path) }.Where(file => file.Item2 is not null)!;
}
