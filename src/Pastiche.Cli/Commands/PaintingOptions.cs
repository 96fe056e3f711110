using System.CommandLine;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;

namespace Pastiche.Cli.Commands;

/// <summary>The groups of options that stylize, sweep and batch have in common, and the request that they make.</summary>
internal sealed class PaintingOptions
{
    /// <param name="size">How large images become; null for the usual options.</param>
    /// <param name="look">How they look; null for the usual options.</param>
    /// <param name="saving">How they are written; null for the usual options.</param>
    /// <param name="run">How a run behaves; null for the usual options.</param>
    public PaintingOptions(SizeOptions? size = null, LookOptions? look = null, OutputOptions? saving = null, RunOptions? run = null)
    {
        Size = size ?? new SizeOptions();
        Look = look ?? new LookOptions();
        Method = new MethodOptions(parse => Network.Read(parse, Size.ReadPreset(parse).Backbone).Text);
        Saving = saving ?? new OutputOptions();
        Run = run ?? new RunOptions();
    }

    /// <summary>What painting starts from unless asked otherwise; null for what the recipe or the preset has.</summary>
    public Initialization? Start { get; init; }

    /// <summary>How large images become.</summary>
    public SizeOptions Size { get; }

    /// <summary>How images look.</summary>
    public LookOptions Look { get; }

    /// <summary>Whose colours images have.</summary>
    public ColorOptions Colors { get; } = new();

    /// <summary>What is measured where, and how images are optimised.</summary>
    public MethodOptions Method { get; }

    /// <summary>Which network measures images.</summary>
    public NetworkOptions Network { get; } = new();

    /// <summary>How images are written.</summary>
    public OutputOptions Saving { get; }

    /// <summary>How a run behaves.</summary>
    public RunOptions Run { get; }

    /// <summary>Reads the request for one image.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="recipe">The recipe to begin with; null if there is none.</param>
    /// <param name="content">The path of the content image.</param>
    /// <param name="styles">The style images.</param>
    /// <param name="output">Where the result goes.</param>
    /// <exception cref="PasticheException">Options contradict each other.</exception>
    public StylizeRequest Read(ParseResult parse, BaseRecipe? recipe, string content, IReadOnlyList<StyleRequest> styles, string output) =>
        new()
        {
            Content = content,
            Styles = styles,
            Output = output,
            Network = Run.ReadNetwork(parse, Network.Read(parse, recipe, Size.ReadPreset(parse).Backbone)),
            Start = Look.ReadStartFile(parse),
            Options = ReadOptions(parse, recipe),
            Notes = [.. recipe?.Notes(styles.Count) ?? []],
            Save = Saving.ReadSave(parse, output),
            SaveEvery = Saving.ReadSaveEvery(parse),
            LossPlot = Saving.ReadLossPlot(parse),
        };

    private StylizeOptions ReadOptions(ParseResult parse, BaseRecipe? recipe)
    {
        var basis = Size.Read(parse, recipe);
        if (recipe is null && Start is { } start) basis = basis with { Initialization = start };
        return Method.Read(parse, Colors.Read(parse, Look.Read(parse, basis)));
    }
}
