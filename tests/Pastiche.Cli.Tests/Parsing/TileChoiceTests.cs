using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class TileChoiceTests
{
    [Theory]
    [InlineData("auto", null, true)]
    [InlineData("Off", null, false)]
    [InlineData("512", 512, false)]
    public void Parse_Choice_IsUnderstood(string text, int? side, bool isAutomatic) =>
        Assert.Equal(new TileChoice(side, isAutomatic), TileChoice.Parse("--tile", text));

    [Theory]
    [InlineData("63")]
    [InlineData("8193")]
    [InlineData("none")]
    [InlineData("512px")]
    [InlineData("")]
    public void Parse_NoChoice_IsRefused(string text) => Assert.Contains(
        "64 to 8192",
        Assert.Throws<PasticheException>(() => TileChoice.Parse("--tile", text)).Message,
        StringComparison.Ordinal);
}
