using Pastiche.Stylization;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests;

public class MatchSourceTests
{
    private static readonly Image Content = Randoms.Image(12, 7);
    private static readonly Image Picture = Randoms.Image(12, 7, seed: 8);
    private static readonly Mask Detail = new(12, Randoms.Uniform(12 * 7, seed: 9, from: 0));

    [Fact]
    public void Mix_ShareOfOne_IsTheContent() =>
        Assert.Equal(Content.Pixels.ToArray(), MatchSource.Mix(Content, Picture, Detail, new(1, 1)).Pixels.ToArray());

    [Fact]
    public void Mix_ShareOfNone_IsThePicture() =>
        Assert.Equal(Picture.Pixels.ToArray(), MatchSource.Mix(Content, Picture, Detail, new(0, 0)).Pixels.ToArray());

    [Fact]
    public void Mix_AnyShare_GoesFromTheLowOneToTheHighOneWithTheDetail()
    {
        var mixed = MatchSource.Mix(Content, Picture, Detail, new(0.2f, 0.7f));
        var expected = Enumerable.Range(0, mixed.Pixels.Length).Select(i =>
        {
            var share = 0.2 + (0.5 * Detail.Values[i % (12 * 7)]);
            return (float)((share * Content.Pixels[i]) + ((1 - share) * Picture.Pixels[i]));
        });
        Assert.Equal(expected, mixed.Pixels.ToArray(), (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void Mix_MapOfAnotherSize_IsStretched()
    {
        var halves = new Mask(2, [0, 1]);
        var mixed = MatchSource.Mix(Content, Picture, halves, new(0, 1));
        Assert.Equal((Picture.Pixels[0], Content.Pixels[11]), (mixed.Pixels[0], mixed.Pixels[11]));
    }

    [Fact]
    public void Mix_TransparentContent_HasNoAlpha() => Assert.False(
        MatchSource.Mix(Drawings.WithAlpha(Content, _ => 0.5f), Picture, Detail, new(0, 1)).HasAlpha);
}
