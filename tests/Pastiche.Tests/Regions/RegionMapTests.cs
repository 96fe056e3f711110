using CsCheck;
using Pastiche.Regions;
using Xunit;

namespace Pastiche.Tests.Regions;

public class RegionMapTests
{
    private static readonly Image Image = Randoms.Image(8, 8);

    [Fact]
    public void At_AnyMasks_SharesAddUpToAtMostOne() =>
        Gen.Single[0, 1].Array[4].Array[1, 4].Sample(masks =>
        {
            var map = RegionMap.Of([.. masks.Select(values => new Style(Image) { Region = Mask.Of(Gray(values), MaskReading.Luma) })]);
            var shares = map.At(4, 1);
            for (var i = 0; i < 4; i++)
            {
                var (sum, share) = (masks.Sum(values => values[i]), shares.Sum(mask => mask.Values[i]));
                Assert.Equal(Math.Min(1, sum), share, 1e-5f);
                Assert.Equal(share, RegionMap.Coverage(shares).Values[i], 1e-5f);
            }
        }, iter: 100);

    [Fact]
    public void At_OverlappingMasks_ShareByWhatTheyAre()
    {
        var map = RegionMap.Of([new Style(Image) { Region = Gray(1, 1, 0.5f, 0) }, new Style(Image) { Region = Gray(0, 1, 0.25f, 0) }]);
        var shares = map.At(4, 1);
        Assert.Equal([1, 0.5f, 0.5f, 0], shares[0].Values.ToArray());
        Assert.Equal([0, 0.5f, 0.25f, 0], shares[1].Values.ToArray());
    }

    [Fact]
    public void At_StyleWithoutAMask_GetsWhatTheOthersLeave()
    {
        var map = RegionMap.Of([new Style(Image), new Style(Image) { Region = Gray(0, 1, 0.25f, 0) }]);
        Assert.Equal([1, 0, 0.75f, 1], map.At(4, 1)[0].Values.ToArray());
    }

    [Fact]
    public void Of_NoMasks_IsOneRegionOfAllStyles()
    {
        var map = RegionMap.Of([new Style(Image), new Style(Image)]);
        Assert.False(map.IsMasked);
        Assert.Equal([0, 1], Assert.Single(map.Regions).Styles);
    }

    [Fact]
    public void Of_StylesWithTheSameMask_AreBlendedThere()
    {
        var mask = Gray(1, 0, 0, 0);
        var map = RegionMap.Of(
            [new Style(Image) { Region = mask }, new Style(Image) { Region = Gray(0, 1, 0, 0) }, new Style(Image) { Region = mask }]);
        Assert.Equal([[0, 2], [1]], map.Regions.Select(region => region.Styles));
    }

    [Fact]
    public void Of_StylesInColorsOfOneMap_AreARegionForEachColor()
    {
        var map = Imaging.Drawings.Colored(8, 8, (x, _) => x < 4 ? 0xFF0000 : 0x0000FF);
        Style In(string color) => new(Image) { Region = Mask.Of(map, MaskReading.Parse(color)) };
        Assert.Equal([[0, 2], [1]], RegionMap.Of([In("#ff0000"), In("#0000ff"), In("#f00")]).Regions.Select(region => region.Styles));
    }

    [Theory]
    [InlineData(1, 0.5f, 0.25)]
    [InlineData(0.5f, 0.5f, 0)]
    public void Overlap_IsWhatIsCoveredTwice(float one, float other, double expected) => Assert.Equal(
        expected,
        RegionMap.Of([new Style(Image) { Region = Gray(one, one) }, new Style(Image) { Region = Gray(other, 0) }]).Overlap,
        0.01);

    [Fact]
    public void Of_StyleThatDoesNotCount_IsLeftOut() =>
        Assert.Equal([1], Assert.Single(RegionMap.Of([new Style(Image) { Weight = 0 }, new Style(Image)]).Regions).Styles);

    [Fact]
    public void Of_NoStyleThatCounts_IsRefused() => Assert.Equal(
        "The sum of the styles' weights is 0; accepted: above 0.",
        Assert.Throws<PasticheException>(() => RegionMap.Of(new Style(Image) { Weight = 0 })).Message);

    private static Image Gray(params float[] values)
    {
        var image = new Image(values.Length, 1);
        for (var channel = 0; channel < 3; channel++) values.CopyTo(image.Plane(channel));
        return image;
    }
}
