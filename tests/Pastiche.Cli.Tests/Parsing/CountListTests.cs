using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class CountListTests
{
    private static readonly NumberRange<int> Range = new(1, 100);

    [Theory]
    [InlineData("3", new[] { 3 })]
    [InlineData("1..5", new[] { 1, 2, 3, 4, 5 })]
    [InlineData("1,3,5", new[] { 1, 3, 5 })]
    [InlineData("7, 2..4, 3", new[] { 2, 3, 4, 7 })]
    [InlineData("4..4", new[] { 4 })]
    public void Parse_NumbersAndSpans_AreEachThereOnceInOrder(string text, int[] expected) =>
        Assert.Equal(expected, CountList.Parse("--depths", text, Range));

    [Theory]
    [InlineData("0", "--depths is 0; accepted: a whole number, 1 to 100.")]
    [InlineData("1..2000000000", "--depths is 2000000000; accepted: a whole number, 1 to 100.")]
    [InlineData("1..", "--depths is empty; accepted: a whole number, 1 to 100.")]
    [InlineData("1...3", "--depths is .3; accepted: a whole number, 1 to 100.")]
    [InlineData("1,,3", "--depths is empty; accepted: a whole number, 1 to 100.")]
    [InlineData("five", "--depths is five; accepted: a whole number, 1 to 100.")]
    [InlineData("5..1", "--depths is 5..1; accepted: a span from the lesser number to the greater, as in 1..5.")]
    public void Parse_AnythingElse_IsRefused(string text, string refusal) =>
        Assert.Equal(refusal, Assert.Throws<PasticheException>(() => CountList.Parse("--depths", text, Range)).Message);
}
