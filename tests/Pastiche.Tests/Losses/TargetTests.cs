using Pastiche.Losses;
using Xunit;

namespace Pastiche.Tests.Losses;

public class TargetTests
{
    private static readonly Term Style = new(TermKind.Style, "stem", new GramLoss());

    [Fact]
    public void Relative_DistanceOfAnEmptyPicture_IsTheShare()
    {
        var target = Target.Of(Style, [3, 4], 0.25, 7);
        Assert.Equal(0.25, target.Relative(25), 1e-6);
        Assert.Equal(7 * 0.25 / 25, target.Coefficient, 1e-6);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    public void Of_EmptyTarget_NamesPictureAndLayer(float value)
    {
        var problem = Assert.Throws<PasticheException>(() => Target.Of(Style, [value, value], 1, 1));
        Assert.Contains("style picture is flat", problem.Message, StringComparison.Ordinal);
        Assert.Contains("stem", problem.Message, StringComparison.Ordinal);
    }
}
