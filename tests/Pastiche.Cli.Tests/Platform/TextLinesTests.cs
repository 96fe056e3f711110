using Pastiche.Cli.Platform;
using Xunit;

namespace Pastiche.Cli.Tests.Platform;

public sealed class TextLinesTests
{
    [Theory]
    [InlineData("", new[] { "" })]
    [InlineData("one two three", new[] { "one two", "three" })]
    [InlineData("extraordinary or", new[] { "extraordinary", "or" })]
    [InlineData("to extraordinary", new[] { "to", "extraordinary" })]
    public void Wrap_Text_BreaksBetweenWords(string text, string[] expected) => Assert.Equal(expected, TextLines.Wrap(text, 8));

    [Fact]
    public void Wrap_UnbrokenText_KeepsItsWordsTogether() =>
        Assert.Equal(["size", "512 wide"], TextLines.Wrap($"size {TextLines.Unbroken("512 wide")}", 9));
}
