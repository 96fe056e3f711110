using System.CommandLine;
using System.Runtime.CompilerServices;
using Pastiche.Cli.Commands;
using Pastiche.Cli.Help;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Parsing;
using Pastiche.Cli.Platform;

namespace Pastiche.Benchmarks.Pictures;

/// <summary>
/// pictures: what the pictures of a recipe look like. It paints pairs of contents and styles with the options of <c>pastiche</c>, or takes
/// painted ones, and prints how near they come to their styles.
/// </summary>
internal sealed class PicturesCommand : PasticheCommand
{
    private readonly Argument<string[]> _pair = new("PAIR")
    {
        Description = "A content and a style; without them, pairs of the samples.",
        Arity = new ArgumentArity(0, 2),
    };

    private readonly JudgingOptions _judging = new();
    private readonly StyleScaleOptions _style = new();
    private readonly PaintingOptions _painting = new();

    private PicturesCommand() : base("pictures", "Paints pairs of contents and styles, and says how near the results come to the styles.")
    {
        _pair.Validators.Add(pair =>
        {
            if (pair.Tokens is [var content]) pair.AddError($"{content} is given without a style; name a style after it.");
        });
        Compose(Run, _pair);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<OptionGroup> Groups =>
        [_judging, _painting.Size, _style, _painting.Look, _painting.Colors, _painting.Method, _painting.Network];

    /// <inheritdoc/>
    public override string Example => "pictures cat.jpg starry_night.jpg --content-weight 0.02";

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">The command line, from its name on.</param>
    /// <returns>The exit code.</returns>
    public static int Execute(IReadOnlyList<string> arguments)
    {
        try
        {
            var parse = new RootCommand { new PicturesCommand() }.Parse(arguments);
            if (CommandLineError.In(parse) is { } error) throw new PasticheException(error);
            return parse.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (PasticheException mistake)
        {
            Console.Error.WriteLine(mistake.Message);
            return ExitCode.BadInput;
        }
    }

    private int Run(ParseResult parse)
    {
        using var network = _judging.OpenNetwork(parse);
        var pictures = new List<JudgedPicture>();
        foreach (var picture in _judging.ReadPictures(parse) is { Count: > 0 } given ? Judge(parse, given, network) : Paint(parse, network))
        {
            pictures.Add(picture);
            Console.Error.WriteLine($"{picture.Name} is judged");
        }

        Console.WriteLine(PictureTable.Of(pictures));
        if (_judging.ReadOutput(parse) is { } folder) PictureReport.Write(folder, parse.Tokens.Select(token => token.Value), pictures);
        return ExitCode.Success;
    }

    private IEnumerable<JudgedPicture> Judge(ParseResult parse, IReadOnlyList<string> pictures, JudgingNetwork? network)
    {
        if (ReadPairs(parse) is not [var pair]) throw Errors.NeedsAnother("--judge", "the PAIR of the pictures");
        var (content, style) = (Image.Load(pair.Content), Image.Load(pair.Style));
        var judge = new PictureJudge(content, style, network);
        foreach (var path in pictures)
        {
            var picture = Image.Load(path);
            yield return new JudgedPicture(Path.GetFileNameWithoutExtension(path), content, style, picture, judge.Of(picture));
        }
    }

    private IEnumerable<JudgedPicture> Paint(ParseResult parse, JudgingNetwork? network)
    {
        var pairs = ReadPairs(parse);
        StylizeRequest[] requests = [.. pairs.Select(pair => Request(parse, pair))];
        using var painter = new Painter(requests[0].Network.OpenBackbone());
        foreach (var (pair, request) in pairs.Zip(requests))
        {
            var (picture, cost) = painter.Paint(request);
            var (content, style) = (Image.Load(pair.Content), Image.Load(pair.Style));
            var name = $"{Path.GetFileNameWithoutExtension(pair.Content)} + {Path.GetFileNameWithoutExtension(pair.Style)}";
            yield return new JudgedPicture(name, content, style, picture, new PictureJudge(content, style, network).Of(picture), cost);
        }
    }

    private IReadOnlyList<ContentStylePair> ReadPairs(ParseResult parse) => (parse.GetValue(_pair), _judging.ReadPairs(parse)) switch
    {
        ([var content, var style], null) => [new ContentStylePair(content, style)],
        ([_, _], not null) => throw Errors.Contradiction("PAIR", "--pairs", "each of them says what is painted"),
        (_, var file) => PairFile.Read(file ?? DefaultPairs()),
    };

    private StylizeRequest Request(ParseResult parse, ContentStylePair pair)
    {
        // The picture is judged in memory; the name of its file is needed for nothing.
        var recipe = _painting.Size.ReadRecipe(parse);
        var request = _painting.Read(parse, recipe, pair.Content, [new StyleRequest(pair.Style)], output: "picture.png");
        return request with { Options = _style.Read(parse, request.Options) };
    }

    private static string DefaultPairs([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../results/pictures/pairs.csv"));
}
