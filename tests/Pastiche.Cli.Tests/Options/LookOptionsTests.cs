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
        var read = Read("--content-weight 0.5 --style-weight 2 --tv-weight 0 --content-layers a:0.5,b --style-layers c "
            + "--style-scale 3 --init gray --seed -4 --optimizer adam");

        Assert.Equal(
            StylizeOptions.Default with
            {
                ContentWeight = 0.5f,
                StyleWeight = 2,
                TotalVariationWeight = 0,
                ContentLayers = [new LayerWeight("a", 0.5f), new LayerWeight("b")],
                StyleLayers = [new LayerWeight("c")],
                StyleScale = 3,
                Initialization = Initialization.Gray,
                Seed = -4,
                Optimizer = OptimizerKind.Adam,
            },
            read);
    }

    /// <summary>The ends of the ranges stand in this program too; the library has the last word on them.</summary>
    [Theory]
    [InlineData("--style-scale 0.1")]
    [InlineData("--style-scale 10")]
    [InlineData("--content-weight 0")]
    [InlineData("--tv-weight 0")]
    public void Read_EndOfARange_IsAcceptedByTheLibraryToo(string arguments)
    {
        using var stylizer = new Stylizer();

        Assert.NotEmpty(stylizer.Plan(Pictures.Content(), Pictures.Style(), Read(arguments, ScaleSchedule.Of(512))).Scales);
    }

    private StylizeOptions Read(string arguments, ScaleSchedule? scales = null)
    {
        var command = new Command("test");
        foreach (var option in _options.Options) command.Add(option);
        var parse = command.Parse(arguments);
        Assert.Empty(parse.Errors);
        return _options.Read(parse, scales ?? StylizeOptions.Default.Scales);
    }
}
