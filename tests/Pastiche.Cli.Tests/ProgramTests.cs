using Xunit;

namespace Pastiche.Cli.Tests;

public sealed class ProgramTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("--version")]
    [InlineData("stylize --version")]
    public void Program_Version_IsPrinted(string arguments) =>
        Assert.Matches(@"\A\d+\.\d+\.\d+\S*\r?\n\z", _workshop.Run(arguments).Succeeded().Output);

    [Theory]
    [InlineData("--help", "usage: pastiche COMMAND [options]")]
    [InlineData("-h", "  stylize      Paints the content of one picture in the style of another.")]
    [InlineData("stylize --help", "usage: pastiche stylize CONTENT STYLE… -o FILE [options]")]
    [InlineData("stylize --size abc -h", "--content-weight NUMBER")]
    public void Program_Help_IsPrinted(string arguments, string text) =>
        Assert.Contains(text, _workshop.Run(arguments).Succeeded().Output, StringComparison.Ordinal);

    /// <summary>A response file, to many parsers.</summary>
    [Fact]
    public void Program_NameThatBeginsWithAt_IsAFile() =>
        Assert.Equal("@content.png: no such file", _workshop.Run("stylize @content.png style.png -o out.png").ErrorLine());

    [Fact]
    public void Program_NameThatBeginsWithADash_CanFollowTwo()
    {
        File.Move(_workshop.File("content.png"), _workshop.File("-c.png"));

        _workshop.Run("stylize -o out.png --size 32 --iterations 1 --quiet -- -c.png style.png").Succeeded();

        Assert.Contains("out.png", _workshop.Names);
    }
}
