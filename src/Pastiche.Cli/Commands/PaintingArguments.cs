using System.CommandLine;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;

namespace Pastiche.Cli.Commands;

/// <summary>The arguments and options of a command that paints one content in one or more styles.</summary>
/// <param name="painting">The options that several commands share.</param>
/// <param name="output">The option for the path of the result.</param>
internal sealed class PaintingArguments(PaintingOptions painting, Option<string> output)
{
    private readonly StyleOptions _style = new();

    private readonly Argument<string> _content = new("CONTENT")
    {
        Description = "What to paint: a JPEG, PNG, WebP, TIFF, GIF or AVIF file, or - for standard input.",
    };

    private readonly Argument<string[]> _styles = new("STYLE")
    {
        Description = "How to paint it: another such file or -, or a folder of them, which count as one. Several styles are blended.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The arguments and the required option.</summary>
    public Symbol[] Required => [_content, _styles, output];

    /// <summary>The groups of options.</summary>
    public IReadOnlyList<OptionGroup> Groups =>
    [
        painting.Size, _style, painting.StylePictures, painting.Look, painting.Colors, painting.Method, painting.Matching, painting.Network,
        painting.Saving,
        painting.Run,
    ];

    /// <summary>The kind of display.</summary>
    /// <exception cref="PasticheException">Two options contradict each other.</exception>
    public DisplayKind ReadDisplay(ParseResult parse) => painting.Run.ReadDisplay(parse);

    /// <summary>Reads the request.</summary>
    /// <exception cref="PasticheException">Options contradict each other, or a recipe cannot be read.</exception>
    public StylizeRequest Read(ParseResult parse)
    {
        var file = PasticheCommand.File(parse, output);
        painting.Saving.Check(parse, file);
        var recipe = painting.Size.ReadRecipe(parse);
        var styles = _style.Complete(parse, _style.Read(parse, PasticheCommand.Files(parse, _styles)), recipe);
        var request = painting.Read(parse, recipe, PasticheCommand.File(parse, _content), styles, file);
        return request with { Options = _style.Read(parse, request.Options) };
    }
}
