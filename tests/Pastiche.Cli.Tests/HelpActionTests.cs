using System.Text.RegularExpressions;
using Pastiche.Cli.Commands;
using Xunit;

namespace Pastiche.Cli.Tests;

public sealed class HelpActionTests
{
    [Theory]
    [InlineData(60)]
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
        Assert.Contains($"Default {defaults.ContentWeight};", help, StringComparison.Ordinal);
        Assert.Contains($"Default {defaults.TotalVariationWeight};", help, StringComparison.Ordinal);
        Assert.Contains($"Default {defaults.Scales.Steps[^1].LongSide}.", help, StringComparison.Ordinal);
        Assert.Contains("draft (256 pixels), standard (512 pixels), fine (1024 pixels). Default standard.", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Example_Stylize_CanBeUnderstood()
    {
        var example = Assert.IsType<StylizeCommand>(CommandLine.Parse(["stylize"]).CommandResult.Command).Example;

        Assert.Null(Mistake.In(CommandLine.Parse(example.Split(' ')[1..])));
    }
}
