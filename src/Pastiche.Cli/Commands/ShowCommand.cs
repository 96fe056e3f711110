using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Options;

namespace Pastiche.Cli.Commands;

/// <summary>pastiche show FILE</summary>
internal sealed class ShowCommand : PasticheCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A picture that Pastiche made." };
    private readonly Option<bool> _json = new("--json") { Arity = ArgumentArity.Zero, Description = "Prints the recipe as JSON, for programs." };

    public ShowCommand() : base("show", "Shows the recipe that a picture carries: how it was made.")
    {
        Add(_file);
        Add(_json);
        SetAction(Run);
    }

    public override IReadOnlyList<OptionGroup> Groups => [];

    public override string Example => "pastiche show out.png";

    private int Run(ParseResult parse)
    {
        var recipe = Recipe.Load(File(parse, _file));
        var output = parse.InvocationConfiguration.Output;
        if (parse.GetValue(_json)) output.WriteLine(recipe.ToJson(indented: true));
        else foreach (var line in RecipeText.Lines(recipe)) output.WriteLine(line);
        return ExitCode.Success;
    }
}
