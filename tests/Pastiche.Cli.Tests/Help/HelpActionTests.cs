using System.Text.RegularExpressions;
using Pastiche.Cli.Commands;
using Pastiche.Cli.Help;
using Pastiche.Cli.Platform;
using Xunit;

namespace Pastiche.Cli.Tests.Help;

public sealed class HelpActionTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    public void Write_Stylize_HasEveryOptionOnceWithinTheWidth(int width)
    {
        var stylize = CommandLine.Parse(["stylize", "--help"]).CommandResult.Command;
        var output = new StringWriter();

        HelpAction.Write(stylize, output, width);

        var lines = output.ToString().Split(Environment.NewLine);
        Assert.All(lines.Where(line => line.StartsWith(' ')), line => Assert.True(line.Length <= width, line));
        Assert.All(stylize.Options, option =>
        {
            Assert.False(string.IsNullOrEmpty(option.Description));
            Assert.Single(lines, line => Regex.IsMatch(line, $"^  (-., )?{option.Name} "));
        });
    }

    [Fact]
    public void Write_Stylize_StatesTheDefaultsOfTheLibrary()
    {
        var output = new StringWriter();

        HelpAction.Write(CommandLine.Parse(["stylize"]).CommandResult.Command, output, int.MaxValue);

        var help = output.ToString();
        var defaults = StylizeOptions.Default;
        string[] stated =
        [
            $"0.005 is bold, 0.03 tame, 0 leaves texture alone.{Environment.NewLine}",
            $"Accepted: a number, 0 or more; default: {defaults.ContentWeight}.",
            $"Accepted: a number, 0 or more; default: {defaults.TotalVariationWeight}.",
            $"Accepted: a whole number, 16 to 16384; default: {defaults.Scales.Steps[^1].LongSide}.",
            "Accepted: draft (256 pixels), standard (512 pixels), fine (1024 pixels), classic (Gram matrices alone), "
                + "gatys (the paper's way); default: standard.",
            $"Accepted: a whole number, 1 to 100; default: {SaveOptions.Default.Quality}.",
        ];
        Assert.All(stated, text => Assert.Contains(text, help, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Stylize_HasItsGroupsInOrder()
    {
        var output = new StringWriter();

        HelpAction.Write(CommandLine.Parse(["stylize"]).CommandResult.Command, output, 80);

        string[] titles = ["size", "styles", "look", "colours", "method", "network", "output", "run"];
        Assert.Equal(titles, output.ToString().Split(Environment.NewLine).Where(titles.Contains));
    }

    [Fact]
    public void Write_Program_SaysWhatEveryExitCodeMeans()
    {
        var output = new StringWriter();

        HelpAction.Write(CommandLine.Parse([]).RootCommandResult.Command, output, int.MaxValue);

        Assert.All(ExitCode.Meanings, exit => Assert.Matches($"(?m)^  {exit.Code} +{exit.Meaning}", output.ToString()));
    }

    [Fact]
    public void Example_Stylize_CanBeUnderstood()
    {
        var example = Assert.IsType<StylizeCommand>(CommandLine.Parse(["stylize"]).CommandResult.Command).Example;

        Assert.Null(CommandLineError.In(CommandLine.Parse(example.Split(' ')[1..])));
    }

    [Fact]
    public void Example_Batch_CanBeUnderstood()
    {
        var example = Assert.IsType<BatchCommand>(CommandLine.Parse(["batch"]).CommandResult.Command).Example;

        Assert.All(example.Split('\n'), line => Assert.Null(CommandLineError.In(CommandLine.Parse(line.Split(' ')[1..]))));
    }
}
