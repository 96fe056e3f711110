using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

public sealed class StylePictureOptionsTests
{
    private readonly StylePictureOptions _options = new();

    [Theory]
    [InlineData("", StyleTrim.None)]
    [InlineData("--style-trim none", StyleTrim.None)]
    [InlineData("--style-trim auto", StyleTrim.Auto)]
    [InlineData("--style-trim AUTO", StyleTrim.Auto)]
    public void Read_Trim_IsWhatItsNameSays(string arguments, StyleTrim trim) =>
        Assert.Equal(trim, Read(arguments, StylizeOptions.Default).StyleTrim);

    [Fact]
    public void Read_BesideARecipe_HasTheLastWord()
    {
        var recipe = StylizeOptions.Default with { StyleTrim = StyleTrim.Auto };

        Assert.Equal(StyleTrim.Auto, Read("", recipe).StyleTrim);
        Assert.Equal(StyleTrim.None, Read("--style-trim none", recipe).StyleTrim);
    }

    [Theory]
    [InlineData("stylize c.jpg s.jpg -o o.png")]
    [InlineData("sweep c.jpg s.jpg -o o.png")]
    [InlineData("batch --contents c --styles s -o out")]
    [InlineData("texture s.jpg -o o.png")]
    public void Parse_CommandWithStyles_HasTheOptions(string command) =>
        Assert.Empty(CommandLine.Parse($"{command} --style-trim auto".Split(' ')).Errors);

    [Fact]
    public void LongestSideOf_StyleThatMayLoseHalfOfItself_IsTwiceAsLong()
    {
        StylizeRequest Request(StyleTrim trim) => new()
        {
            Content = "c.jpg",
            Styles = [new StyleRequest("s.jpg")],
            Output = "o.png",
            Options = new StylizeOptions { Scales = ScaleSchedule.Of(300), StyleTrim = trim },
        };

        Assert.Equal(300, Request(StyleTrim.None).LongestSideOf(new StyleRequest("s.jpg")));
        Assert.Equal(600, Request(StyleTrim.Auto).LongestSideOf(new StyleRequest("s.jpg")));
    }

    private StylizeOptions Read(string arguments, StylizeOptions basis) => _options.Read(OptionsOf.Parse(_options, arguments), basis);
}
