using System.Drawing;
using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class ColorNameTests
{
    [Theory]
    [InlineData("white", 255, 255, 255)]
    [InlineData("White", 255, 255, 255)]
    [InlineData("rebeccapurple", 102, 51, 153)]
    [InlineData("lightgoldenrodyellow", 250, 250, 210)]
    [InlineData("lightgrey", 211, 211, 211)]
    [InlineData("DarkSlateGray", 47, 79, 79)]
    [InlineData("#f80", 255, 136, 0)]
    [InlineData("#Ff8001", 255, 128, 1)]
    public void Parse_OpaqueColor_IsReadAsInCss(string text, int red, int green, int blue) =>
        Assert.Equal(Color.FromArgb(red, green, blue), ColorName.Parse("--x", text));

    [Theory]
    [InlineData("whit", "did you mean White?")]
    [InlineData("dodgerblu", "did you mean DodgerBlue?")]
    [InlineData("ButtonFace", "")]
    [InlineData("Transparent", "")]
    [InlineData("#ffff", "")]
    [InlineData("#80ff0000", "")]
    [InlineData("#ggg", "")]
    [InlineData("#ff", "")]
    [InlineData("ffffff", "")]
    [InlineData("37", "")]
    [InlineData("255, 0, 0", "")]
    public void Parse_AnythingElse_SaysWhatIsAcceptedAndTheNearest(string text, string suggestion)
    {
        var refusal = Assert.Throws<PasticheException>(() => ColorName.Parse("--x", text));

        Assert.Equal(
            $"--x is {text}; accepted: an opaque colour as in CSS: a name, #rgb or "
                + $"#rrggbb{(suggestion.Length == 0 ? "" : $"; {suggestion}")}.",
            refusal.Message);
    }

    [Fact]
    public void Names_EveryOne_IsReadBack() => Assert.All(ColorName.Names, name =>
        Assert.Equal(Color.FromName(name).ToArgb(), ColorName.Parse("--x", name).ToArgb()));
}
