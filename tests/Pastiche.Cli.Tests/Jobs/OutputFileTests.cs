using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Xunit;

namespace Pastiche.Cli.Tests.Jobs;

public sealed class OutputFileTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Check_AnotherFile_IsAccepted() => OutputFile.Check(Request("out.png"));

    [Theory]
    [InlineData("content.png", "content")]
    [InlineData("style.png", "style")]
    [InlineData("folder/../content.png", "content")]
    [InlineData("link.png", "style")]
    [InlineData("shortcut/content.png", "content")]
    public void Check_AnInputByAnyName_IsRefused(string output, string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making symbolic links needs rights on Windows.");
        Directory.CreateDirectory(_workshop.File("folder"));
        File.CreateSymbolicLink(_workshop.File("link.png"), "style.png");
        Directory.CreateSymbolicLink(_workshop.File("shortcut"), ".");

        var refusal = Assert.Throws<PasticheException>(() => OutputFile.Check(Request(output)));

        Assert.Equal(
            $"{_workshop.File(output)}: it is the {kind} picture and would be overwritten; choose another output file.",
            refusal.Message);
    }

    private StylizeRequest Request(string output) => new()
    {
        Content = _workshop.File("content.png"),
        Styles = [new StyleRequest(_workshop.File("style.png"))],
        Output = _workshop.File(output),
        Options = StylizeOptions.Default,
    };
}
