using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class NumberListTests
{
    private static readonly NumberRange<int> Range = new(1, 1000);

    [Theory]
    [InlineData("128", new[] { 128 })]
    [InlineData("128,256,512", new[] { 128, 256, 512 })]
    [InlineData("128, 256", new[] { 128, 256 })]
    public void Parse_Numbers_AreTakenInOrder(string text, int[] expected) => Assert.Equal(expected, NumberList.Parse("--x", text, Range));

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("1,")]
    [InlineData("1;2")]
    [InlineData("1,2000")]
    public void Parse_AnythingElse_IsRefused(string text) => Assert.Throws<PasticheException>(() => NumberList.Parse("--x", text, Range));
}
