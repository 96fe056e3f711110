using Pastiche.Regions;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Regions;

public class MaskNotesTests
{
    private static readonly Image Content = new(64, 48);
    private static readonly Image Image = new(50, 50);

    [Fact]
    public void Of_AMask_SaysWhatItCovers() => Assert.Equal(
        ["the mask of where the style is painted covers 25 % of the content picture"],
        Of(new Style(Image) { Region = Part(64, 48, 16) }));

    [Fact]
    public void Of_AMaskOfTheStyle_SaysWhatItShows() => Assert.Equal(
        ["the mask of which part of style 2 is looked at covers 50 % of the style picture"],
        Of(Image, new Style(Image) { Mask = Part(50, 50, 25) }));

    [Fact]
    public void Of_AnotherReading_SaysWhich()
    {
        var map = Drawings.Colored(64, 48, (x, _) => x < 32 ? 0xFF0000 : 0x00FF00);
        Assert.Equal(
            ["the mask of where the style is painted covers 50 % of the content picture, by its colour #ff0000"],
            Of(new Style(Image) { Region = Mask.Of(map, MaskReading.OfColor(System.Drawing.Color.Red)) }));
    }

    [Fact]
    public void Of_WhatMayNotBeMeant_FollowsWhatIsCovered() => Assert.Equal(
        ["the mask of where the style is painted covers 50.2 % of the content picture: it is the same everywhere, or nearly so"],
        Of(new Style(Image) { Region = Drawings.Gray(64, [.. Enumerable.Repeat(128 / 255f, 64 * 48)]) }));

    [Fact]
    public void Of_OtherProportions_AreSaid() => Assert.Equal(
        "the mask of where the style is painted is 10×10 and the content picture 64×48: the mask is stretched to fit",
        Of(new Style(Image) { Region = Part(10, 10, 5) })[1]);

    [Fact]
    public void Of_ProportionsOfThePictureTurned_AreSaidToo() => Assert.EndsWith(
        "the mask is stretched to fit; turned by 90° it would fit as it is",
        Of(new Style(Image) { Region = Part(48, 64, 5) })[1],
        StringComparison.Ordinal);

    [Theory]
    [InlineData(34, null)]
    [InlineData(48, "the masks of where styles are painted overlap on 25 % of the content picture: the styles share it")]
    public void Of_MuchOverlap_IsSaid(int columns, string? expected)
    {
        var rest = Drawings.Colored(64, 48, (x, _) => x < 32 ? 0 : 0xFFFFFF);
        var notes = Of(new Style(Image) { Region = Part(64, 48, columns) }, new Style(Image) { Region = rest });
        Assert.Equal(expected, notes.ElementAtOrDefault(2));
    }

    [Fact]
    public void Of_AMapOfDetail_SaysWhatItCoversAndThatItIsStretched()
    {
        Assert.Empty(MaskNotes.Of(Content, null));
        Assert.Equal(
            [
                "the mask of where the content is kept covers 50 % of the content picture",
                "the mask of where the content is kept is 10×10 and the content picture 64×48: the mask is stretched to fit",
            ],
            MaskNotes.Of(Content, Part(10, 10, 5)));
    }

    private static string[] Of(params Style[] styles) => [.. MaskNotes.Of(Content, [.. styles], RegionMap.Of([.. styles]))];

    private static Image Part(int width, int height, int columns) => Drawings.Colored(width, height, (x, _) => x < columns ? 0xFFFFFF : 0);
}
