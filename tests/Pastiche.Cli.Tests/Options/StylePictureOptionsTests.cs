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

    [Theory]
    [InlineData("", 1)]
    [InlineData("--style-rotations 1", 1)]
    [InlineData("--style-rotations 4", 4)]
    [InlineData("--style-rotations 8", 8)]
    public void Read_Rotations_AreThatMany(string arguments, int rotations) =>
        Assert.Equal(rotations, Read(arguments, StylizeOptions.Default).StyleRotations);

    [Theory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("-4")]
    [InlineData("4.0")]
    [InlineData("90")]
    [InlineData("all")]
    public void Parse_OtherRotations_AreRefused(string rotations) => Assert.Equal(
        $"--style-rotations is {rotations}; accepted: 1, 4 or 8.",
        Assert.Single(OptionsOf.Unchecked(_options, $"--style-rotations {rotations}").Errors).Message);

    [Fact]
    public void Read_BesideARecipe_HasTheLastWord()
    {
        var recipe = StylizeOptions.Default with { StyleTrim = StyleTrim.Auto, StyleRotations = 8 };

        Assert.Equal((StyleTrim.Auto, 8), (Read("", recipe).StyleTrim, Read("", recipe).StyleRotations));
        Assert.Equal(StyleTrim.None, Read("--style-trim none", recipe).StyleTrim);
        Assert.Equal(1, Read("--style-rotations 1", recipe).StyleRotations);
    }

    [Theory]
    [InlineData("stylize c.jpg s.jpg -o o.png")]
    [InlineData("sweep c.jpg s.jpg -o o.png")]
    [InlineData("batch --contents c --styles s -o out")]
    [InlineData("texture s.jpg -o o.png")]
    public void Parse_CommandWithStyles_HasTheOptions(string command) =>
        Assert.Empty(CommandLine.Parse($"{command} --style-trim auto --style-rotations 4".Split(' ')).Errors);

    [Theory]
    [InlineData(64, StyleTrim.None, 64)]
    [InlineData(64, StyleTrim.Auto, 1024)]
    [InlineData(700, StyleTrim.Auto, 1400)]
    public void LongestSideOf_StyleThatMayLoseItsFrame_IsEnoughForTheRest(int scale, StyleTrim trim, int expected)
    {
        var style = new StyleRequest("s.jpg");
        var request = new StylizeRequest
        {
            Content = "c.jpg",
            Styles = [style],
            Output = "o.png",
            Options = new StylizeOptions { Scales = ScaleSchedule.Of(scale), StyleTrim = trim },
        };

        Assert.Equal(expected, request.LongestSideOf(style));
    }

    private StylizeOptions Read(string arguments, StylizeOptions basis) => _options.Read(OptionsOf.Parse(_options, arguments), basis);
}
