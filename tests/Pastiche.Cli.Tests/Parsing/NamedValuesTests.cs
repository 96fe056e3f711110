using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class NamedValuesTests
{
    private static readonly NamedValues<int> Values = new(("draft", 1), ("standard", 2));

    [Theory]
    [InlineData("draft", 1)]
    [InlineData("STANDARD", 2)]
    public void Parse_Name_IgnoresCase(string text, int expected) => Assert.Equal(expected, Values.Parse("--x", text));

    [Theory]
    [InlineData("drat", "--x is drat; did you mean draft?")]
    [InlineData("best", "--x is best; accepted: draft, standard.")]
    public void Parse_UnknownName_SuggestsTheNearestOrAll(string text, string message) =>
        Assert.Equal(message, Assert.Throws<PasticheException>(() => Values.Parse("--x", text)).Message);

    [Fact]
    public void NameOf_Value_IsTheWordForIt() => Assert.Equal("standard", Values.NameOf(2));
}
