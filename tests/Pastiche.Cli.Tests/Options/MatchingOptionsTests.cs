using System.CommandLine;
using Pastiche.Cli.Options;
using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

public sealed class MatchingOptionsTests
{
    private readonly MatchingOptions _options = new();

    [Fact]
    public void Read_NothingGiven_IsTheDefaults()
    {
        Assert.Equal(StylizeOptions.Default, _options.Read(Parse(""), StylizeOptions.Default));
        Assert.Null(_options.ReadDetailMap(Parse("")));
    }

    [Fact]
    public void Read_Share_ReplacesTheDefault() => Assert.Equal(
        StylizeOptions.Default with { MatchContent = new ContentShare(0.1f, 0.9f) },
        _options.Read(Parse("--match-content 0.1,0.9"), StylizeOptions.Default));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_IntervalAndPositions_ReplaceTheDefaultsWithAndWithoutContent(bool hasContent)
    {
        var options = new MatchingOptions(hasContent);

        var read = options.Read(OptionsOf.Parse(options, "--match-every 10 --match-positions 500"), StylizeOptions.Default);

        Assert.Equal(StylizeOptions.Default with { MatchInterval = 10, MatchPositions = 500 }, read);
    }

    [Fact]
    public void ReadDetailMap_FileAndReading_AreBoth() => Assert.Equal(
        new MaskRequest("map.png", MaskReading.Alpha), _options.ReadDetailMap(Parse("--detail-map map.png#alpha")));

    [Theory]
    [InlineData("--detail-map \"\"", "--detail-map is empty; accepted: the path of a file.")]
    [InlineData("--match-content 0,2", "--match-content is 2; accepted: a number, 0 to 1.")]
    public void Read_ValueThatIsNone_IsRefused(string arguments, string expected) =>
        Assert.Equal(expected, Assert.Single(OptionsOf.Unchecked(_options, arguments).Errors).Message);

    private ParseResult Parse(string arguments) => OptionsOf.Parse(_options, arguments);
}
