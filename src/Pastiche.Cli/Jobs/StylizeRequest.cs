using Pastiche.Cli.Options;
using Pastiche.Imaging;

namespace Pastiche.Cli.Jobs;

/// <summary>A picture to paint, as the command line asked for it; no file has been opened.</summary>
internal sealed record StylizeRequest
{
    /// <summary>The path of the content picture; null for a texture.</summary>
    public required string? Content { get; init; }

    /// <summary>The size of a texture, which has no content to take its proportions from.</summary>
    public ImageSize Canvas { get; init; }

    /// <summary>The style pictures.</summary>
    public required IReadOnlyList<StyleRequest> Styles { get; init; }

    /// <summary>Where the result goes.</summary>
    public required string Output { get; init; }

    /// <summary>The network that measures pictures, and how it is run.</summary>
    public NetworkRequest Network { get; init; } = NetworkRequest.Default;

    /// <summary>The path of the picture to start from, if it is one.</summary>
    public string? Start { get; init; }

    /// <summary>What decides the look.</summary>
    public required StylizeOptions Options { get; init; }

    /// <summary>Where to stop before the end; null for nowhere.</summary>
    public RecipeStop? StopAt { get; init; }

    /// <summary>What is worth knowing before it starts, beside what the plan says.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How the result is written.</summary>
    public SaveOptions Save { get; init; } = SaveOptions.Default;

    /// <summary>What the name of the result's file ends in, or would if it had one.</summary>
    public string Extension => Path.GetExtension(Output) is { Length: > 0 } given ? given : ImageFileFormat.Of(Output, Save).Extensions[0];

    /// <summary>After how many iterations each time a numbered picture is saved; null for never.</summary>
    public int? SaveEvery { get; init; }

    /// <summary>Where the losses are drawn; null for nowhere.</summary>
    public string? LossPlot { get; init; }

    /// <summary>The largest long side at which the picture is painted.</summary>
    public int LongestSide => Options.Scales.Steps.Max(step => step.LongSide);

    /// <summary>Every file that is read, with what it is.</summary>
    public IEnumerable<(string Kind, string Path)> Inputs =>
    [
        .. Content is null ? Array.Empty<(string, string)>() : [("content", Content)],
        .. Styles.SelectMany(StyleFiles),
        .. Start is null ? Array.Empty<(string, string)>() : [("starting", Start)],
    ];

    /// <summary>The long side at which a style is looked at, at most.</summary>
    public int LongestSideOf(StyleRequest style) => Math.Max(1, (int)MathF.Ceiling(Options.StyleLongSide(LongestSide, style.Scale)));

    private static IEnumerable<(string Kind, string Path)> StyleFiles(StyleRequest style) =>
        new[] { ("style", style.Path), ("mask", style.Mask?.Path), ("mask", style.Region?.Path) }.Where(file => file.Item2 is not null)!;
}
