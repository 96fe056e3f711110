using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class MaskRequestTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("ff0000", "#ff0000")]
    [InlineData("F00", "#ff0000")]
    [InlineData("red", "#ff0000")]
    [InlineData("DarkSlateGrey", "#2f4f4f")]
    [InlineData("label=12", "label=12")]
    [InlineData("labels", "labels")]
    [InlineData("alpha", "alpha")]
    [InlineData("luma", "luma")]
    public void Parse_AfterTheSign_IsHowItIsRead(string text, string reading) =>
        Assert.Equal(new MaskRequest("map.png", MaskReading.Parse(reading)), MaskRequest.Parse("--mask", $"map.png#{text}"));

    [Theory]
    [InlineData("map.png")]
    [InlineData("#red")]
    [InlineData("holiday #2.png")]
    public void Parse_NoReading_IsAPath(string text) => Assert.Equal(new MaskRequest(text), MaskRequest.Parse("--mask", text));

    [Fact]
    public void Parse_FileOfThatWholeName_HasPrecedence()
    {
        File.WriteAllText(_workshop.File("map.png#red"), "");
        Assert.Equal(new MaskRequest(_workshop.File("map.png#red")), MaskRequest.Parse("--mask", _workshop.File("map.png#red")));
        Assert.Equal(
            new MaskRequest(_workshop.File("map.png#red"), MaskReading.Parse("#0000ff")),
            MaskRequest.Parse("--mask", _workshop.File("map.png#red#blue")));
    }

    [Theory]
    [InlineData("reed")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("label=x")]
    public void Parse_FileWithAnythingElse_IsRefused(string reading) => Assert.EndsWith(
        $"content.png#{reading}; accepted: after the # a colour as in ff0000 or red, label=N, labels, alpha or luma.",
        Assert.Throws<PasticheException>(
            () => MaskRequest.Parse("--mask", $"{_workshop.File("content.png")}#{reading}")).Message,
        StringComparison.Ordinal);
}
