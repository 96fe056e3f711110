using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class RatioTests
{
    [Theory]
    [InlineData("1e-4", 0.0001f)]
    [InlineData("0.015", 0.015f)]
    [InlineData("2e30", 2e30f)]
    public void Parse_Ratio_IsUnderstood(string text, float expected) => Assert.Equal(expected, Ratio.Parse("--ratio", text));

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
