using Pastiche.Imaging;
using Pastiche.Stylization;
using Pastiche.Tiles;
using Xunit;

namespace Pastiche.Tests;

public class MatchSourceTests
{
    private static readonly Image Content = Randoms.Image(12, 7);
    private static readonly Image Picture = Randoms.Image(12, 7, seed: 8);
    private static readonly Mask Detail = new(12, Randoms.Uniform(12 * 7, seed: 9, from: 0));

    [Fact]
    public void Mix_ShareOfOne_IsTheContent() => Assert.Equal(Content.Pixels.ToArray(), Mix(Detail, new(1, 1)));

    [Fact]
    public void Mix_ShareOfNone_IsThePicture() => Assert.Equal(Picture.Pixels.ToArray(), Mix(Detail, new(0, 0)));

    [Fact]
    public void Mix_AnyShare_GoesFromTheLowOneToTheHighOneWithTheDetail()
    {
        var mixed = Mix(Detail, new(0.2f, 0.7f));
        var expected = Enumerable.Range(0, mixed.Length).Select(i =>
        {
            var share = 0.2 + (0.5 * Detail.Values[i % (12 * 7)]);
            return (float)((share * Content.Pixels[i]) + ((1 - share) * Picture.Pixels[i]));
        });
        Assert.Equal(expected, mixed, (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void Mix_MapOfAnotherSize_IsStretched()
    {
        var mixed = Mix(new Mask(2, [0, 1]), new(0, 1));
        Assert.Equal((Picture.Pixels[0], Content.Pixels[11]), (mixed[0], mixed[11]));
    }

    [Fact]
    public void Mix_PaddedPicture_IsReflectedBeyondTheContentWhateverItIsThere()
    {
        var padded = Padding.Reflect(Picture, 16);
        padded.Plane(0)[15] = 99;
        var mixed = Mix(Detail, new(0, 0), padded);
        Assert.Equal(Padding.Reflect(Picture, 16).Pixels.ToArray(), mixed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Mix_Tile_IsItsPartOfTheWhole(bool wraps)
    {
        var (whole, part) = (Mix(Detail, new(0.2f, 0.7f)), new float[3 * 5 * 4]);
        var tile = new Tile(wraps ? -2 : 3, 1, 0, 0, 0, 0);
        new MatchSource(Content, Detail, new(0.2f, 0.7f), wraps).Mix(Picture.Pixels, 12, tile, 5, part);
        for (var i = 0; i < part.Length; i++)
        {
            var (plane, row, column) = (i / 20, i % 20 / 5, (i % 5) + tile.Left);
            Assert.Equal(whole[(plane * 12 * 7) + ((row + 1) * 12) + ((column + 12) % 12)], part[i]);
        }
    }

    private static float[] Mix(Mask detail, ContentShare share, Image? picture = null)
    {
        picture ??= Picture;
        var mixed = new float[picture.Pixels.Length];
        new MatchSource(Content, detail, share, false).Mix(picture.Pixels, picture.Width, default, picture.Width, mixed);
        return mixed;
    }
}
