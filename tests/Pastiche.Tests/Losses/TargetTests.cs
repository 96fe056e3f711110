using Pastiche.Losses;
using Xunit;

namespace Pastiche.Tests.Losses;

public class TargetTests
{
    private static readonly Term Style = new(TermKind.Style, "stem", new GramLoss());

    [Fact]
    public void Loss_RelativeDistanceOfAnEmptyPicture_IsTheShare()
    {
        var target = Target.Of(Style, [3, 4], 0.25, 7);
        Assert.Equal(0.25, target.Loss(25), 1e-6);
        Assert.Equal(7 * 0.25 / 25, target.Coefficient, 1e-6);
    }

    [Fact]
    public void Loss_ContentOfThePaper_IsHalfTheDistanceOfScaledFeatures()
    {
        var target = Target.Of(new Term(TermKind.Content, "stem", new ContentLoss()), [3, 4], 1, 7, paperScale: 10);
        Assert.Equal(0.5 * 100 * 6, target.Loss(6), 1e-9);
        Assert.Equal(7 * 0.5 * 100, target.Coefficient, 1e-9);
    }

    [Fact]
    public void Loss_StyleOfThePaper_IsOverFourTimesTheSquareOfTheMaps()
    {
        var target = Target.Of(Style, [1, 2, 3, 4], 0.25, 7, paperScale: 10);
        Assert.Equal(0.25 * 1e4 * 6 / (4 * 2 * 2), target.Loss(6), 1e-9);
    }

    [Fact]
    public void Of_EmptyTargetInThePapersLoss_IsFine() =>
        Assert.Equal(0, Target.Of(Style, [0, 0, 0, 0], 1, 1, paperScale: 1).Loss(0));

    [Theory]
    [InlineData(0f, "style picture is flat")]
    [InlineData(float.NaN, "features of the style picture in layer stem are infinite or undefined")]
    [InlineData(float.PositiveInfinity, "features of the style picture in layer stem are infinite or undefined")]
    public void Of_EmptyOrInfiniteTarget_NamesPictureAndLayer(float value, string expected)
    {
        var problem = Assert.Throws<PasticheException>(() => Target.Of(Style, [value, value], 1, 1));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Contains("stem", problem.Message, StringComparison.Ordinal);
    }
}
