using System.CommandLine;
using Pastiche.Cli.Options;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

public sealed class LookOptionsTests
{
    private readonly LookOptions _options = new();

    [Fact]
    public void Read_NothingGiven_IsTheDefaults() => Assert.Equal(StylizeOptions.Default, Read(""));

    [Fact]
    public void Read_EverythingGiven_ReplacesEveryDefault()
    {
        var read = Read(
            "--strength 0.25 --content-weight 0.5 --content-lead 4 --kept-detail 0.25 --style-weight 2 --tv-weight 0 "
            + "--init gray --seed -4");

        Assert.Equal(
            StylizeOptions.Default with
            {
                Strength = 0.25f,
                ContentWeight = 0.5f,
                ContentLead = 4,
                KeptDetail = 0.25f,
                StyleWeight = 2,
                TotalVariationWeight = 0,
                Initialization = Initialization.Gray,
                Seed = -4,
            },
            read);
    }

    [Fact]
    public void Read_Ratio_IsTheContentWeightBesideAStyleWeightOfOne()
    {
        var read = _options.Read(Parse("--ratio 1e-4"), StylizeOptions.Gatys with { StyleWeight = 5 });

        Assert.Equal((1e-4f, 1f), (read.ContentWeight, read.StyleWeight));
    }

    [Theory]
    [InlineData("--ratio 1e-3 --content-weight 1", "--ratio and --content-weight")]
    [InlineData("--ratio 1e-3 --style-weight 1", "--ratio and --style-weight")]
    public void Read_RatioBesideAWeight_IsRefused(string arguments, string both)
    {
        var refusal = Assert.Throws<PasticheException>(() => Read(arguments));

        Assert.StartsWith($"{both} contradict each other", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1e99")]
    public void Read_RatioThatIsNone_IsRefused(string ratio) =>
        Assert.Contains("accepted: a number above 0", Assert.Single(Unchecked($"--ratio {ratio}").Errors).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Read_OptionsBesideAPreset_HaveTheLastWord() => Assert.Equal(
        StylizeOptions.Gatys with { Initialization = Initialization.Noise, TotalVariationWeight = 1 },
        _options.Read(Parse("--init noise --tv-weight 1"), StylizeOptions.Gatys));

    /// <summary>The ends of the ranges stand in this program too; the library has the last word on them.</summary>
    [Theory]
    [InlineData("--strength 0")]
    [InlineData("--strength 1")]
    [InlineData("--content-weight 0")]
    [InlineData("--tv-weight 0")]
    public void Read_EndOfARange_IsAcceptedByTheLibraryToo(string arguments)
    {
        using var stylizer = new Stylizer();

        Assert.NotEmpty(stylizer.Plan(Images.Content(), Images.Style(), Read(arguments, ScaleSchedule.Of(512))).Scales);
    }

    private StylizeOptions Read(string arguments, ScaleSchedule? scales = null) =>
        _options.Read(Parse(arguments), StylizeOptions.Default with { Scales = scales ?? StylizeOptions.Default.Scales });

    private ParseResult Parse(string arguments) => OptionsOf.Parse(_options, arguments);

    private ParseResult Unchecked(string arguments) => OptionsOf.Unchecked(_options, arguments);
}
