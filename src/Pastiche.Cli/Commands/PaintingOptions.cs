using System.CommandLine;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;

namespace Pastiche.Cli.Commands;

/// <summary>The groups of options of stylize, sweep and batch, and the request that they make.</summary>
internal sealed class PaintingOptions
{
    /// <param name="size">The options for the size; null for the defaults.</param>
    /// <param name="look">The options for the look; null for the defaults.</param>
    /// <param name="saving">The options for saving; null for the defaults.</param>
    /// <param name="run">The options for the run; null for the defaults.</param>
    public PaintingOptions(SizeOptions? size = null, LookOptions? look = null, OutputOptions? saving = null, RunOptions? run = null)
    {
        Size = size ?? new SizeOptions();
        Look = look ?? new LookOptions();
        Method = new MethodOptions(parse => Network.Read(parse, Size.ReadPreset(parse).Backbone).Text);
        Saving = saving ?? new OutputOptions();
        Run = run ?? new RunOptions();
    }

    /// <summary>The default start; null for that of the recipe or the preset.</summary>
    public Initialization? Start { get; init; }

    /// <summary>The options for the size.</summary>
    public SizeOptions Size { get; }

    /// <summary>The options for the look.</summary>
    public LookOptions Look { get; }

    /// <summary>The options for the style pictures.</summary>
    public StylePictureOptions StylePictures { get; } = new();

    /// <summary>The options for the colors.</summary>
    public ColorOptions Colors { get; } = new();

    /// <summary>The options for losses and optimizer.</summary>
    public MethodOptions Method { get; }

    /// <summary>The options for what is matched.</summary>
    public MatchingOptions Matching { get; } = new();

    /// <summary>The options for the network.</summary>
    public NetworkOptions Network { get; } = new();

    /// <summary>The options for saving.</summary>
    public OutputOptions Saving { get; }

    /// <summary>The options for the run.</summary>
    public RunOptions Run { get; }

    /// <summary>Reads the request for one image.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="recipe">The base recipe; null if there is none.</param>
    /// <param name="content">The path of the content image.</param>
    /// <param name="styles">The style images.</param>
    /// <param name="output">The path of the result.</param>
    /// <exception cref="PasticheException">Options contradict each other.</exception>
    public StylizeRequest Read(ParseResult parse, BaseRecipe? recipe, string content, IReadOnlyList<StyleRequest> styles, string output) =>
        new()
        {
            Content = content,
            Styles = styles,
            Output = output,
            Network = Run.ReadNetwork(parse, Network.Read(parse, recipe, Size.ReadPreset(parse).Backbone)),
            Start = Look.ReadStartFile(parse),
            DetailMap = Matching.ReadDetailMap(parse),
            Options = ReadOptions(parse, recipe),
            Notes = [.. recipe?.Notes(styles.Count) ?? []],
            Save = Saving.ReadSave(parse, output),
            SaveEvery = Saving.ReadSaveEvery(parse),
            LossPlot = Saving.ReadLossPlot(parse),
        };

    private StylizeOptions ReadOptions(ParseResult parse, BaseRecipe? recipe)
    {
        var basis = Size.Read(parse, recipe);
        var preset = Size.ReadPreset(parse);
        // The preset's weights of layers are those of its own network.
        if (recipe is null && Network.Read(parse, preset.Backbone).Text != preset.Backbone) basis = basis with { StyleLayers = null };
        if (recipe is null && Start is { } start) basis = basis with { Initialization = start };
        basis = StylePictures.Read(parse, Look.Read(parse, basis));
        return Matching.Read(parse, Method.Read(parse, Colors.Read(parse, basis)));
    }
}
