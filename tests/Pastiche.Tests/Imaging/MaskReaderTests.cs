using System.Drawing;
using Xunit;

namespace Pastiche.Tests.Imaging;

/// <summary>What becomes of the pictures that people and programs give as masks.</summary>
public sealed class MaskReaderTests : IDisposable
{
    private static readonly float[] Half = [1, 0, 0, 1, 1, 0];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(255)]
    [InlineData(65535)]
    public void Of_ZeroAndOne_AreLabels(int white)
    {
        var mask = Mask.Of(Drawings.Gray(3, [.. Half.Select(value => value / white)]));
        Assert.Equal((MaskReading.Labels, 0.5), (mask.Reading, mask.Coverage));
        Assert.Equal(Half, mask.Values.ToArray());
        Assert.Equal(
            "it is almost black, so that its values are taken for labels: 0 (50 %), 1 (50 %); #luma takes its brightness",
            Assert.Single(mask.Remarks));
    }

    [Fact]
    public void Of_SeveralLabels_AreAllButZeroUnlessOneIsAskedFor()
    {
        var map = Drawings.Gray(4, 0, 1 / 255f, 2 / 255f, 7 / 255f);
        Assert.Equal([0, 1, 1, 1], Mask.Of(map).Values.ToArray());
        Assert.Contains("#label=N takes one of them", Assert.Single(Mask.Of(map).Remarks), StringComparison.Ordinal);
        Assert.Equal([0, 0, 1, 0], Mask.Of(map, MaskReading.OfLabel(2)).Values.ToArray());
        Assert.Equal([1, 0, 0, 0], Mask.Of(map, MaskReading.OfLabel(0)).Values.ToArray());
        Assert.Equal([0, 0, 0, 1], Mask.Of(map, MaskReading.OfColor(Color.FromArgb(7, 7, 7))).Values.ToArray());
        Assert.Equal(map.Plane(0).ToArray(), Mask.Of(map, MaskReading.Luma).Values.ToArray());
    }

    [Fact]
    public void Of_DarkButNoLabels_IsBrightnessWithARemark()
    {
        var mask = Mask.Of(Drawings.Gray(100, [.. Enumerable.Range(0, 1000).Select(i => i / 12345f)]));
        Assert.Equal(MaskReading.Luma, mask.Reading);
        Assert.Contains(
            mask.Remarks,
            remark => remark.StartsWith("what is not black in it is 4.1 % white on average; make white", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_LabelsBesideWhite_IsBrightnessWithARemark()
    {
        // White is what many programs write where they do not know.
        var mask = Mask.Of(Drawings.Gray(6, 0, 0, 15 / 255f, 15 / 255f, 15 / 255f, 1));
        Assert.Equal(MaskReading.Luma, mask.Reading);
        Assert.Equal("its values may be labels: 15 (50 %), 0 (33.3 %), 255 (16.7 %); #label=N takes one of them", mask.Remarks[^1]);
    }

    [Theory]
    [InlineData(0x000000, "alpha")]
    [InlineData(0x808080, "alpha")]
    [InlineData(0xC81E1E, "alpha")]
    [InlineData(0xFFFFFF, "luma")]
    public void Of_ColorsThatSayNothing_IsItsAlpha(int color, string reading)
    {
        var mask = Mask.Of(Drawings.WithAlpha(Drawings.Colored(3, 2, (_, _) => color), i => Half[i]));
        Assert.Equal(Half, mask.Values.ToArray());
        Assert.Equal(reading, mask.Reading.ToString());
    }

    [Fact]
    public void Of_CutOutPhotograph_IsBrightnessTimesAlphaWithARemark()
    {
        var image = Drawings.WithAlpha(Samples.Photograph(30, 20), i => i % 30 < 15 ? 1 : 0);
        var mask = Mask.Of(image);
        Assert.Equal(MaskReading.Luma, mask.Reading);
        Assert.Equal(
            "it is in colours, of which the brightness times its alpha is taken; #alpha takes that alone",
            Assert.Single(mask.Remarks));
        Assert.Equal(0.5, Mask.Of(image, MaskReading.Alpha).Coverage);
    }

    [Theory]
    [InlineData(0x0000FF)]
    [InlineData(0x800000)]
    [InlineData(0xFFFF00)]
    public void Of_OneColorOnBlack_IsThatColor(int color)
    {
        var mask = Mask.Of(Drawings.Colored(20, 10, (x, _) => x < 5 ? color : 0));
        Assert.Equal((MaskReadingKind.Color, 0.25), (mask.Reading.Kind, mask.Coverage));
        Assert.Equal($"#{color:x6}", mask.Reading.ToString());
    }

    [Fact]
    public void Of_MapOfColors_IsBrightnessWithARemarkThatNamesThem()
    {
        var mask = Mask.Of(Drawings.Colored(10, 10, (x, _) => x < 5 ? 0xFF0000 : x < 8 ? 0x0000FF : 0x00FF00));
        Assert.Equal(MaskReading.Luma, mask.Reading);
        Assert.EndsWith(
            "one of them can be chosen: #ff0000 (50 %), #0000ff (30 %), #00ff00 (20 %)",
            Assert.Single(mask.Remarks),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OrdinaryMasks_AreLumaWithoutARemark()
    {
        Image[] ordinary =
        [
            Drawings.Gray(3, Half),
            Drawings.Gray(4, 0, 0.25f, 0.5f, 1),
            Drawings.Gray(3, 0, 0.5f, 0.5f),
            Image.Load(Path.Combine(Samples.RepositoryRoot, "samples/masks/astronaut.png")),
        ];
        Assert.All(ordinary, image => Assert.Equal((MaskReading.Luma, 0), (Mask.Of(image).Reading, Mask.Of(image).Remarks.Count)));
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(1)]
    public void Of_TheSameEverywhere_IsRemarked(float value) =>
        Assert.Equal("it is the same everywhere, or nearly so", Assert.Single(Mask.Of(Drawings.Gray(3, value, value, value)).Remarks));

    [Fact]
    public void Of_WhatIsNotThere_IsRefusedWithWhatIs()
    {
        var map = Drawings.Colored(4, 1, (x, _) => x < 3 ? 0xFF0000 : 0x0000FF);
        AssertRefused(
            "The mask: there is no colour #00ff00 in it; its colours: #ff0000 (75 %), #0000ff (25 %).",
            map,
            MaskReading.OfColor(Color.Lime));
        AssertRefused(
            "The mask: there is no label 3 in it; its labels: 0 (75 %), 255 (25 %).",
            Drawings.Gray(4, 0, 0, 0, 1),
            MaskReading.OfLabel(3));
        AssertRefused(
            "The mask: its values are no labels: it is in colours, or not of whole steps of 8 or 16 bits; "
                + "choose one of its colours: #ff0000 (75 %), #0000ff (25 %).",
            map,
            MaskReading.OfLabel(1));
        AssertRefused(
            "The mask: it is opaque everywhere, so that its alpha says nothing; leave #alpha out for its brightness.",
            map,
            MaskReading.Alpha);
    }

    [Fact]
    public void Of_ManyColors_NamesTheLargest() => Assert.EndsWith(
        " and 12 more.",
        Assert.Throws<PasticheException>(
            () => Mask.Of(Drawings.Colored(40, 20, (x, _) => x / 2 * 0x0A0500), MaskReading.OfColor(Color.White))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Load_ReducedMap_TellsColorsApartBefore()
    {
        // One pixel wide, so that reducing first would leave nothing but brown.
        Drawings.Colored(400, 300, (x, _) => x % 2 == 0 ? 0xFF0000 : 0x00FF00).Save(_folder.File("stripes.png"));
        var mask = Mask.Load(_folder.File("stripes.png"), MaskReading.OfColor(Color.Red), longSide: 40);
        Assert.Equal((40, 30), (mask.Width, mask.Height));
        Assert.All(mask.Values.ToArray(), value => Assert.Equal(0.5f, value, 1e-6f));
    }

    [Fact]
    public void Load_ReducedLabels_DoNotMix()
    {
        // Between 0 and 4 there is no 2.
        float[] values = [.. Enumerable.Range(0, 300 * 300).Select(i => (i % 300 < 101 ? 4 : i % 300 < 200 ? 0 : 2) / 255f)];
        Drawings.Gray(300, values).Save(_folder.File("labels.png"));
        Assert.Equal(1 / 3.0, Mask.Load(_folder.File("labels.png"), MaskReading.OfLabel(2), longSide: 50).Coverage, 1e-3);
    }

    [Fact]
    public void Load_WhateverIsSuggested_IsTheSameWhenAskedForInWords()
    {
        Drawings.Map(300).Save(_folder.File("map.png"));
        Drawings.Gray(90, [.. Enumerable.Range(0, 8100).Select(i => i % 90 / 30 / 255f)]).Save(_folder.File("labels.png"));
        Drawings.Colored(90, 90, (x, y) => x > y ? 0xFF : 0).Save(_folder.File("blue.png"));
        Drawings.WithAlpha(new Image(90, 90), i => i % 90 / 89f).Save(_folder.File("alpha.png"));
        Drawings.Gray(90, [.. Enumerable.Range(0, 8100).Select(i => i % 90 / 89f)]).Save(_folder.File("gray.png"));
        string[] readings = [.. new[] { "map", "labels", "blue", "alpha", "gray" }.Select(name => Read(_folder.File($"{name}.png")))];
        Assert.Equal(["luma", "labels", "#0000ff", "alpha", "luma"], readings);

        static string Read(string path)
        {
            var suggested = Mask.Load(path, longSide: 32);
            Assert.Equal(suggested.Values.ToArray(), Mask.Load(path, suggested.Reading, 32).Values.ToArray());
            return suggested.Reading.ToString();
        }
    }

    [Fact]
    public void Load_OrdinaryMask_IsThatOfTheReducedPictureToTheBit()
    {
        // As versions did that knew no other masks, so that their recipes give the same bytes.
        Drawings.Gray(100, [.. Enumerable.Range(0, 7000).Select(i => i % 100 / 99f)]).Save(_folder.File("gray.png"));
        Assert.Equal(
            Image.Load(_folder.File("gray.png"), 30).Plane(0).ToArray(),
            Mask.Load(_folder.File("gray.png"), longSide: 30).Values.ToArray());
    }

    private static void AssertRefused(string expected, Image image, MaskReading reading) =>
        Assert.Equal(expected, Assert.Throws<PasticheException>(() => Mask.Of(image, reading)).Message);
}
