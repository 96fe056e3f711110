using System.CommandLine;
using Pastiche.Backbones;
using Pastiche.Cli.Parsing;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Options;

/// <summary>Which network measures pictures, and how.</summary>
internal sealed class NetworkOptions : OptionGroup
{
    private static readonly NamedValues<PoolingKind> Poolings = new(
        ("max", PoolingKind.Max), ("average", PoolingKind.Average), ("scaled-average", PoolingKind.ScaledAverage));

    private readonly bool _isRecorded;
    private readonly Option<string?> _backbone;
    private readonly Option<PoolingKind?>? _pooling;
    private readonly Option<Preprocessing?>? _preprocess;

    /// <param name="isRecorded">
    /// Whether a recipe tells which network it is and how it is used; only another place of it can then be named.
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

    /// <summary>What a pooling is called.</summary>
    public static string NameOf(PoolingKind pooling) => Poolings.NameOf(pooling);

    /// <summary>The network asked for.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="unlessGiven">The network that it is otherwise.</param>
    public BackboneReference Read(ParseResult parse, string unlessGiven) => new(
        Value(parse, _backbone) ?? unlessGiven,
        BackboneOptions.Default with
        {
            Pooling = Value(parse, _pooling) ?? BackboneOptions.Default.Pooling,
            Preprocessing = Value(parse, _preprocess),
        });

    /// <summary>The network asked for, or the recipe's if there is one.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="recipe">The recipe to begin with, if any.</param>
    /// <param name="unlessGiven">The network that it is without either.</param>
    public BackboneReference Read(ParseResult parse, BaseRecipe? recipe, string unlessGiven) =>
        recipe is null ? Read(parse, unlessGiven) : Read(parse, recipe.Recipe.Backbone);

    /// <summary>The network of a recipe, used as it was there, unless another is asked for.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="recorded">What the recipe says.</param>
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
