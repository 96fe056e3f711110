using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public class MaskListTests
{
    private static readonly string[] Styles = ["styles/waves.jpg", "mosaic.jpg", "other/mosaic.jpg"];

    [Theory]
    [InlineData("sky.png:1", 0)]
    [InlineData("sky.png:3", 2)]
    [InlineData("sky.png:styles/waves.jpg", 0)]
    [InlineData("sky.png:waves.jpg", 0)]
    [InlineData("sky.png:mosaic.jpg", 1)]
    [InlineData("sky.png:other/mosaic.jpg", 2)]
    public void Assign_NumberPathOrName_IsThatStyle(string text, int style)
    {
        var masks = MaskList.Assign("--mask", [text], Styles);
        Assert.Equal(new MaskRequest("sky.png"), masks[style]);
        Assert.Equal(2, masks.Count(mask => mask is null));
    }

    [Fact]
    public void Assign_PathWithColons_EndsAtTheLast() =>
        Assert.Equal([null, new MaskRequest(@"C:\masks\sky.png"), null], MaskList.Assign("--mask", [@"C:\masks\sky.png:2"], Styles));

    [Fact]
    public void Assign_ColorsOfOneMap_AreAMaskForEachStyle() => Assert.Equal(
        [new MaskRequest("map.png", MaskReading.Parse("#ff0000")), null, new MaskRequest("map.png", MaskReading.Parse("#0000ff"))],
        MaskList.Assign("--mask", ["map.png#ff0000:1", "map.png#blue:other/mosaic.jpg"], Styles));

    [Fact]
    public void Assign_OneStyle_NeedsNoName()
    {
        Assert.Equal([new MaskRequest("sky.png")], MaskList.Assign("--mask", ["sky.png"], ["waves.jpg"]));
        Assert.Equal([new MaskRequest("sky.png", MaskReading.OfLabel(2))], MaskList.Assign("--mask", ["sky.png#label=2"], ["waves.jpg"]));
        Assert.Equal([new MaskRequest("sky.png")], MaskList.Assign("--mask", ["sky.png:waves.jpg"], ["waves.jpg"]));
    }

    [Fact]
    public void Assign_Nothing_IsNoMask() => Assert.Equal([null, null, null], MaskList.Assign("--mask", null, Styles));

    [Theory]
    [InlineData("sky.png")]
    [InlineData("sky.png:4")]
    [InlineData("sky.png:0")]
    [InlineData("sky.png:monet.jpg")]
    [InlineData(":1")]
    [InlineData("")]
    public void Assign_NoSuchStyle_IsRefused(string text) => Assert.EndsWith(
        "accepted: MASK:STYLE, where STYLE is a number from 1 to 3, or a style's file.",
        Assert.Throws<PasticheException>(() => MaskList.Assign("--mask", [text], Styles)).Message, StringComparison.Ordinal);

    [Fact]
    public void Assign_TwoMasksForAStyle_AreRefused() => Assert.Equal(
        "--mask names mosaic.jpg twice; a style takes one mask: put both into one picture.",
        Assert.Throws<PasticheException>(() => MaskList.Assign("--mask", ["a.png:2", "b.png:mosaic.jpg"], Styles)).Message);
}
