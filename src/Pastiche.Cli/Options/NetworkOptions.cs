using System.CommandLine;
using Pastiche.Backbones;
using Pastiche.Cli.Parsing;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Options;

/// <summary>The options for the network and its use.</summary>
internal sealed class NetworkOptions : OptionGroup
{
    private static readonly NamedValues<PoolingKind> Poolings = new(
        ("max", PoolingKind.Max), ("average", PoolingKind.Average), ("scaled-average", PoolingKind.ScaledAverage));

    private readonly bool _isRecorded;
    private readonly Option<string?> _backbone;
    private readonly Option<PoolingKind?>? _pooling;
    private readonly Option<Preprocessing?>? _preprocess;

    /// <param name="isRecorded">
    /// Whether a recipe decides which network is used and how, so that only the path of its file can be given.
    /// </param>
    public NetworkOptions(bool isRecorded = false) : base("network")
    {
        _backbone = Add<string>(BackboneReference.Option, "NETWORK", (_, text) => text,
            new OptionHelp("The network that measures pictures: one of pastiche models list, or a file with weights of a VGG or an "
                + "ONNX network")
            {
                Consequence = "vgg19 is the paper's, at ten times the cost",
                Accepted = "a name or a file",
                Default = isRecorded ? "the recipe's" : BackboneReference.Default.Text,
            },
            _ => BackboneReference.Names(CacheFolder.Models));
        _isRecorded = isRecorded;
        if (isRecorded) return;
        _pooling = Add<PoolingKind?>("--pooling", "NAME", (option, text) => Poolings.Parse(option, text),
            new OptionHelp("What the network's pooling windows output: the maximum, the mean, or twice the mean")
            {
                Consequence = "The paper's authors found that the mean gives slightly more appealing pictures",
                Accepted = string.Join(", ", Poolings.Names),
                Default = Poolings.NameOf(BackboneOptions.Default.Pooling),
            },
            _ => Poolings.Names);
        _preprocess = Add<Preprocessing>("--preprocess", "NAME", PreprocessingText.Parse,
            new OptionHelp(
                "The preprocessing of the network's input: as in PyTorch, as in Caffe, 0 to 1, −1 to 1 as in Keras, or by numbers")
            {
                Consequence = "The wrong one spoils what the network sees",
                Accepted = PreprocessingText.Accepted,
                Default = "what its file tells",
            },
            _ => PreprocessingText.Names);
    }

    /// <summary>The name of a kind of pooling.</summary>
    public static string NameOf(PoolingKind pooling) => Poolings.NameOf(pooling);

    /// <summary>Reads the network.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="unlessGiven">The default.</param>
    public BackboneReference Read(ParseResult parse, string unlessGiven) => new(
        Value(parse, _backbone) ?? unlessGiven,
        BackboneOptions.Default with
        {
            Pooling = Value(parse, _pooling) ?? BackboneOptions.Default.Pooling,
            Preprocessing = Value(parse, _preprocess),
        });

    /// <summary>Reads the network; by default that of the recipe.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="recipe">The base recipe; null if there is none.</param>
    /// <param name="unlessGiven">The default without a recipe.</param>
    public BackboneReference Read(ParseResult parse, BaseRecipe? recipe, string unlessGiven) =>
        recipe is null ? Read(parse, unlessGiven) : Read(parse, recipe.Recipe.Backbone);

    /// <summary>Reads the network, with the options of the recipe; by default that of the recipe.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="recorded">The network of the recipe.</param>
    public BackboneReference Read(ParseResult parse, RecipeBackbone recorded)
    {
        var choice = Read(parse, recorded.Name);
        if (!_isRecorded && Value(parse, _backbone) is not null) return choice;
        return choice with
        {
            Options = choice.Options with
            {
                Pooling = Value(parse, _pooling) ?? recorded.Pooling,
                Preprocessing = choice.Options.Preprocessing ?? recorded.Preprocessing,
            },
        };
    }
}
