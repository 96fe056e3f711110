using System.CommandLine;
using System.Drawing;
using Pastiche.Cli.Options;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

public sealed class OutputOptionsTests
{
    private readonly OutputOptions _options = new();

    [Fact]
    public void Read_NothingGiven_IsTheDefaultsButReplacesNothing()
    {
        var parse = Parse("");

        Assert.Equal(SaveOptions.Default with { Overwrite = false }, _options.ReadSave(parse));
        Assert.Null(_options.ReadSaveEvery(parse));
        Assert.Null(_options.ReadLossPlot(parse));
    }

    [Fact]
    public void Read_EverythingGiven_ReplacesEveryDefault()
    {
        var parse = Parse("--quality 80 --bits 16 --background navy --overwrite --save-every 25 --loss-plot losses.svg");

        Assert.Equal(
            new SaveOptions { Quality = 80, Bits = 16, Background = Color.FromArgb(0, 0, 128), Overwrite = true },
            _options.ReadSave(parse));
        Assert.Equal(25, _options.ReadSaveEvery(parse));
        Assert.Equal("losses.svg", _options.ReadLossPlot(parse));
    }

    [Theory]
    [InlineData("--bits 16", "out.jpg", "--bits 16 does not go with out.jpg: the format has 8 bits; PNG and TIFF keep 16.")]
    [InlineData("--bits 16", "out.JPEG", "--bits 16 does not go with out.JPEG: the format has 8 bits; PNG and TIFF keep 16.")]
    [InlineData("--bits 16", "out.webp", "--bits 16 does not go with out.webp: the format has 8 bits; PNG and TIFF keep 16.")]
    [InlineData("--quality 95", "a/out.png", "--quality does not go with a/out.png: the format keeps everything; JPEG and WebP have "
        + "qualities.")]
    [InlineData("--quality 95", "out.tif", "--quality does not go with out.tif: the format keeps everything; JPEG and WebP have "
        + "qualities.")]
    [InlineData("--quality 95", "out.TIFF", "--quality does not go with out.TIFF: the format keeps everything; JPEG and WebP have "
        + "qualities.")]
    [InlineData("--loss-plot a/../out.png", "./out.png",
        "--loss-plot is a/../out.png, which is where the picture goes; choose another file for one of them.")]
    public void Check_OptionThatDoesNotGoWithTheOutput_SaysWhatDoes(string arguments, string output, string message) =>
        Assert.Equal(message, Assert.Throws<PasticheException>(() => _options.Check(Parse(arguments), output)).Message);

    [Theory]
    [InlineData("", "out.png")]
    [InlineData("", "out.jpg")]
    [InlineData("--bits 16", "out.png")]
    [InlineData("--bits 16", "out.tiff")]
    [InlineData("--bits 8", "out.jpg")]
    [InlineData("--quality 95", "out.webp")]
    [InlineData("--quality 95", "out.jpg")]
    [InlineData("--loss-plot losses.PNG", "out.png")]
    public void Check_OptionThatGoesWithTheOutput_IsTaken(string arguments, string output) => _options.Check(Parse(arguments), output);

    [Theory]
    [InlineData("--quality 101", "--quality is 101; accepted: a whole number, 1 to 100.")]
    [InlineData("--bits 12", "--bits is 12; accepted: 8 or 16.")]
    [InlineData("--bits eight", "--bits is eight; accepted: 8 or 16.")]
    [InlineData("--save-every 0", "--save-every is 0; accepted: a whole number, 1 or more.")]
    [InlineData("--loss-plot losses", "--loss-plot is losses; accepted: a file that ends in .png or .svg.")]
    [InlineData("--loss-plot losses.jpg", "--loss-plot is losses.jpg; accepted: a file that ends in .png or .svg.")]
    [InlineData("--background nothing", "--background is nothing; accepted: an opaque colour as in CSS: a name, #rgb or #rrggbb.")]
    public void Parse_BadValue_SaysWhatIsAccepted(string arguments, string message) =>
        Assert.Equal(message, Assert.Single(Command().Parse(arguments).Errors).Message);

    private Command Command()
    {
        var command = new Command("test");
        foreach (var option in _options.Options) command.Add(option);
        return command;
    }

    private ParseResult Parse(string arguments)
    {
        var parse = Command().Parse(arguments);
        Assert.Empty(parse.Errors);
        return parse;
    }
}
