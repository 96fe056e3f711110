using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

public class FrameTrimTests
{
    private const int White = 0xFFFFFF;
    private const int Black = 0x050505;
    private const int Paper = 0xEEE6D0;
    private const int Wood = 0x6B3A1E;

    public static MatrixTheoryData<string, int, float> Plain => new(
        ["20,20,20,20", "40,12,25,9", "18,0,18,0", "0,30,0,14", "25,0,0,12", "0,8,15,0", "0,6,0,0", "0,0,9,0", "3,0,0,0", "1,1,1,1"],
        [White, Black, Paper, Wood],
        [0, 0.03f, 0.08f]);

    public static TheoryData<string> Styles =>
        [.. Directory.GetFiles(Path.Combine(Samples.RepositoryRoot, "samples", "styles")).Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Plain))]
    public void Find_FrameOfOneColor_IsFoundToTwoPixels(string widths, int color, float grain)
    {
        var frame = Widths(widths);

        AssertNear(frame, FrameTrim.Find(Frames.Grainy(Frames.Around(Frames.Patches(240, 170), frame, _ => color), grain)));
    }

    [Theory]
    [InlineData("30,30,30,30", 10, 12)]
    [InlineData("30,20,30,45", 0, 2)]
    [InlineData("22,0,22,0", 5, 8)]
    public void Find_LineWithinAMargin_IsFoundWithTheMarginsAroundIt(string widths, int from, int to)
    {
        var frame = Widths(widths);
        var framed = Frames.Around(Frames.Patches(240, 170), frame, distance => distance > from && distance <= to ? Black : Paper);

        AssertNear(frame, FrameTrim.Find(framed));
        AssertNear(frame, FrameTrim.Find(Frames.Grainy(framed, 0.04f)));
    }

    [Fact]
    public void Find_ScannersBorderAroundPaper_IsFoundWithThePaper()
    {
        var page = Frames.Around(Frames.Patches(240, 170), new Insets(20, 24, 20, 30), _ => Paper);

        AssertNear(new Insets(20, 29, 27, 30), FrameTrim.Find(Frames.Around(page, new Insets(0, 5, 7, 0), _ => Black)));
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Find_SamplePicture_HasAFrameOnlyWhereItGotOne(string name)
    {
        var picture = Image.Load(Path.Combine(Samples.RepositoryRoot, "samples", "styles", name), 512);
        var frame = new Insets(24, 30, 18, 40);

        Assert.Equal(default, FrameTrim.Find(picture));
        AssertNear(frame, FrameTrim.Find(Frames.Compressed(Frames.Grainy(Frames.Around(picture, frame, _ => Paper), 0.02f))));
    }

    [Fact]
    public void Find_PictureAskewOnItsPaper_LosesTheWholeMargin()
    {
        var patches = Frames.Patches(500, 400);
        var askew = Drawings.Colored(600, 480, (x, y) =>
        {
            var (column, row) = (x - 50 - (y / 160), y - 40 + (x / 200));
            if (column is < 0 or >= 500 || row is < 0 or >= 400) return White;
            return patches.Plane(0)[(row * 500) + column] < 0.5f ? Wood : 0x3060A0;
        });

        AssertNear(new Insets(52, 40, 50, 42), FrameTrim.Find(askew), tolerance: 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Find_SkyOverHills_IsAPicture(int gradient) => Assert.Equal(default, FrameTrim.Find(Drawings.Colored(300, 240, (x, y) =>
        y < 30 + (20 * Math.Sin(x / 40.0)) ? 0x6090C0 + (0x010101 * (y * gradient / 10)) : Hatched(x, y))));

    [Fact]
    public void Find_StripOfGround_IsAPicture() => Assert.Equal(
        default, FrameTrim.Find(Drawings.Colored(300, 240, (x, y) => y > 205 ? Wood : Hatched(x, y))));

    [Fact]
    public void Find_Night_IsAPicture()
    {
        var stars = new Random(3);
        var places = Enumerable.Range(0, 40).Select(_ => (X: stars.Next(10, 290), Y: stars.Next(5, 230))).ToHashSet();

        var night = Drawings.Colored(300, 240, (x, y) =>
            places.Contains((x, y)) || places.Contains((x - 1, y)) ? White : y > 150 + (x / 9) ? Hatched(x, y) / 4 & 0x3F3F3F : Black);

        Assert.Equal(default, FrameTrim.Find(night));
        Assert.Equal(default, FrameTrim.Find(Frames.Grainy(night, 0.03f)));
    }

    [Fact]
    public void Find_DrawingOnPaper_LosesEmptyPaperOnlyIfItIsAsWideOnThreeSides()
    {
        Assert.Equal(default, FrameTrim.Find(Frames.Grainy(Disc(150, 110, 75), 0.02f)));
        Assert.Equal(new Insets(50, 20, 50, 20), FrameTrim.Find(Disc(150, 120, 100)));
        Assert.Equal(new Insets(30, 30, 30, 0), FrameTrim.Find(Disc(150, 150, 120)));
    }

    [Fact]
    public void Find_EvenPicture_HasNoFrame()
    {
        Assert.Equal(default, FrameTrim.Find(new Image(100, 80)));
        Assert.Equal(default, FrameTrim.Find(Frames.Grainy(Drawings.Colored(100, 80, (_, _) => Paper), 0.05f)));
        Assert.Equal(default, FrameTrim.Find(Drawings.Colored(100, 80, (x, y) => 0x010101 * (x + y))));
    }

    [Fact]
    public void Find_FrameOfMoreThanAQuarter_IsNotCutOff() => Assert.Equal(
        default, FrameTrim.Find(Frames.Around(Frames.Patches(100, 100), new Insets(60, 60, 60, 60), _ => White)));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 200)]
    [InlineData(16, 16)]
    [InlineData(20, 40)]
    public void Find_SmallPicture_KeepsSixteenPixels(int width, int height)
    {
        var cut = FrameTrim.Find(Drawings.Colored(width, height, (x, y) =>
            x < 3 || y < 3 || x >= width - 3 || y >= height - 3 ? White : Hatched(x, y)));

        Assert.True(width - cut.Left - cut.Right >= Math.Min(width, 16));
        Assert.True(height - cut.Top - cut.Bottom >= Math.Min(height, 16));
    }

    /// <summary>A disc of strokes on paper, 300×240.</summary>
    private static Image Disc(int x, int y, int radius) => Drawings.Colored(300, 240, (column, row) =>
        Math.Pow(column + 0.5 - x, 2) + Math.Pow(row + 0.5 - y, 2) <= radius * radius && (column + row) % 3 > 0 ? Black : Paper);

    private static int Hatched(int x, int y)
    {
        var place = (x / 4 * 3) + (y / 3 * 5);
        return place % 4 < 2 ? 0x204080 * (1 + (place % 3)) : Wood;
    }

    private static Insets Widths(string widths)
    {
        var lines = widths.Split(',').Select(int.Parse).ToArray();
        return new Insets(lines[0], lines[1], lines[2], lines[3]);
    }

    private static void AssertNear(Insets expected, Insets found, int tolerance = 2) => Assert.All(Enum.GetValues<Side>(), side =>
    {
        if (expected[side] == 0) Assert.Equal(0, found[side]);
        else Assert.InRange(found[side], expected[side] - tolerance, expected[side] + tolerance);
    });
}
