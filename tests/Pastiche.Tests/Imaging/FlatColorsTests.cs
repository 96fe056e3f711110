using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

public sealed class FlatColorsTests : IDisposable
{
    private const int Red = 0xFF0000;
    private const int Green = 0x00FF00;
    private const int Blue = 0x0000FF;
    private const double Disc = Math.PI / 16;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Colors_OfAMap_AreItsThreeWithTheirParts()
    {
        var colors = new FlatColors(Drawings.Map(100));
        Assert.True(colors.IsFlat);
        Assert.Equal([Blue, Red, Green], colors.Colors.Select(color => color.Color));
        Assert.Equal([0.9 - Disc, Disc, 0.1], colors.Colors.Select(color => color.Share), (a, b) => Math.Abs(a - b) < 0.002);
    }

    [Theory]
    [InlineData("map.png")]
    [InlineData("map.jpg")]
    [InlineData("map.webp")]
    public void Select_OfACompressedMapWithSmoothEdges_LeavesNoGapsAndNoOverlaps(string name)
    {
        Drawings.Map(800).Resize(200, 200).Save(_folder.File(name), new SaveOptions { Quality = 60 });
        var colors = new FlatColors(Image.Load(_folder.File(name)));
        float[][] parts = [.. new[] { Red, Green, Blue }.Select(color => colors.Select(color)!)];
        Assert.Equal([Disc, 0.1, 0.9 - Disc], parts.Select(part => (double)part.Average()), (a, b) => Math.Abs(a - b) < 0.005);
        for (var i = 0; i < 200 * 200; i++) Assert.Equal(1, parts[0][i] + parts[1][i] + parts[2][i]);
    }

    [Theory]
    [InlineData(0xF5000A, true)]
    [InlineData(0xE00000, false)]
    [InlineData(0x00FFFF, false)]
    public void Select_ColorNearby_IsTheOneThatIsThere(int asked, bool found) =>
        Assert.Equal(found, new FlatColors(Drawings.Map(50)).Select(asked) is not null);

    [Fact]
    public void Select_SimilarColorsOfNoCompression_AreDifferent()
    {
        // As label maps have them.
        var colors = new FlatColors(Drawings.Colored(60, 10, (x, _) => (x / 10) * 0x010101));
        for (var label = 0; label < 6; label++)
            Assert.Equal(Enumerable.Range(0, 600).Select(i => i % 60 / 10 == label ? 1f : 0), colors.Select(label * 0x010101));
    }

    [Fact]
    public void Select_ColorOfAFewPixels_IsFound()
    {
        var colors = new FlatColors(Drawings.Colored(100, 100, (x, y) => (x, y) == (50, 50) ? 0xFFFF00 : x < 30 ? Red : Blue));
        Assert.Equal(1, colors.Select(0xFFFF00)!.Sum());
        Assert.Equal(3000, colors.Select(Red)!.Sum());
    }

    [Fact]
    public void Select_OfAPhotograph_TakesNothingButThatColor()
    {
        var photograph = Samples.Photograph(200, 150);
        var colors = new FlatColors(photograph);
        Assert.False(colors.IsFlat);
        var color = Key(photograph, 10_000);
        var selected = colors.Select(color)!;
        for (var i = 0; i < selected.Length; i++)
        {
            if (selected[i] > 0)
                Assert.All([0, 8, 16], shift => Assert.InRange(Part(Key(photograph, i), shift) - Part(color, shift), -16, 16));
        }

        Assert.InRange(selected.Average(), 1e-5, 0.2);
    }

    [Fact]
    public void Colors_WhatIsTransparent_CountsForNothing()
    {
        var image = Drawings.WithAlpha(Drawings.Map(40), i => i / 40 < 4 ? 0 : 1);
        Assert.Equal([Blue, Red], new FlatColors(image).Colors.Select(color => color.Color));
        Assert.Null(new FlatColors(image).Select(Green));
    }

    private static int Part(int color, int shift) => (color >> shift) & 255;

    private static int Key(Image image, int i) =>
        Enumerable.Range(0, 3).Aggregate(0, (key, channel) => (key << 8) | (int)MathF.Round(image.Plane(channel)[i] * 255));
}
