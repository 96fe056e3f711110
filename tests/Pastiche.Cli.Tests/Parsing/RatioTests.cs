using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class RatioTests
{
    [Theory]
    [InlineData("1e-4", "10⁻⁴")]
    [InlineData("0.001", "10⁻³")]
    [InlineData("0.015", "1.5×10⁻²")]
    [InlineData("3e-12", "3×10⁻¹²")]
    [InlineData("1", "1")]
    [InlineData("2.5", "2.5")]
    [InlineData("999", "999")]
    [InlineData("1000", "10³")]
    [InlineData("2e30", "2×10³⁰")]
    public void Text_OfWhatWasRead_IsAsThePaperWritesIt(string given, string expected) =>
        Assert.Equal(expected, Ratio.Text(Ratio.Parse("--ratio", given)));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1e39")]
    [InlineData("0,1")]
    [InlineData("")]
    public void Parse_NoRatio_IsRefused(string text) =>
        Assert.EndsWith("accepted: a number above 0.", Assert.Throws<PasticheException>(() => Ratio.Parse("--ratio", text)).Message,
            StringComparison.Ordinal);
}
