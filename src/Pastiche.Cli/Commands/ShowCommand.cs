using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Platform;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Commands;

/// <summary>pastiche show FILE</summary>
internal sealed class ShowCommand : PasticheCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A picture that Pastiche made." };
    private readonly Option<bool> _json =
        new("--json") { Arity = ArgumentArity.Zero, Description = "Prints the recipe as JSON, for programs." };

    public ShowCommand() : base("show", "Shows the recipe that a picture carries: how it was made.")
    {
        Compose(Run, _file, _json);
    }

    public override string Example => "pastiche show out.png";

    private int Run(ParseResult parse)
    {
        var (file, asJson) = (File(parse, _file), parse.GetValue(_json));
        if (SweepRecipe.Find(file) is { } sweep) Print(parse, asJson ? [sweep.ToJson(indented: true)] : RecipeText.Lines(sweep));
        else Print(parse, asJson ? [Recipe.Load(file).ToJson(indented: true)] : RecipeText.Lines(Recipe.Load(file)));
        return ExitCode.Success;
    }

    private static void Print(ParseResult parse, IEnumerable<string> lines)
    {
        foreach (var line in lines) parse.InvocationConfiguration.Output.WriteLine(line);
    }
}
