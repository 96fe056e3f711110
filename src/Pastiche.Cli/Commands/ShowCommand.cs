using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Options;

namespace Pastiche.Cli.Commands;

/// <summary>pastiche show FILE</summary>
internal sealed class ShowCommand : PasticheCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A picture that Pastiche made." };
    private readonly ShowOptions _options = new();

    public ShowCommand() : base("show", "Shows the recipe that a picture carries: how it was made.")
    {
        Add(_file);
        foreach (var option in Groups.SelectMany(group => group.Options)) Add(option);
        SetAction(Run);
    }

    public override IReadOnlyList<OptionGroup> Groups => [_options];

    public override string Example => "pastiche show out.png";

    private int Run(ParseResult parse)
    {
        var recipe = Recipe.Load(File(parse, _file));
        if (_options.ReadJson(parse)) Console.WriteLine(recipe.ToJson(indented: true));
        else foreach (var line in RecipeText.Lines(recipe)) Console.WriteLine(line);
        return ExitCode.Success;
    }
}
