using Xunit;

namespace Pastiche.Tests;

public class GramMatrixTests
{
    private static readonly GramMatrix Matrix = new(2, [4, 1, 1, 9]);

    [Fact]
    public void Values_AreRowAfterRow()
    {
        Assert.Equal([4, 1, 1, 9], Matrix.Values);
        Assert.Equal((4, 1, 9), (Matrix[0, 0], Matrix[1, 0], Matrix[1, 1]));
    }

    [Fact]
    public void RelativeDifference_Itself_IsNone() => Assert.Equal(0, Matrix.RelativeDifference(Matrix));

    [Fact]
    public void RelativeDifference_Another_IsThatOfTheValueThatDiffersMost() =>
        Assert.Equal(0.5, Matrix.RelativeDifference(new GramMatrix(2, [4, 4, 4, 10])));

    [Fact]
    public void RelativeDifference_MapThatIsNowhereActive_DoesNotCount() =>
        Assert.Equal(0.25, new GramMatrix(2, [4, 0, 0, 0]).RelativeDifference(new GramMatrix(2, [5, 0, 0, 0])));

    [Fact]
    public void RelativeDifference_MapThatIsActiveInTheOtherAlone_IsInfinite() =>
        Assert.Equal(double.PositiveInfinity, new GramMatrix(1, [0]).RelativeDifference(new GramMatrix(1, [1])));

    [Fact]
    public void RelativeDifference_AnotherSize_IsRefused() => Assert.Equal(
        "The size of the other Gram matrix is 1; accepted: 2.",
        Assert.Throws<PasticheException>(() => Matrix.RelativeDifference(new GramMatrix(1, [1]))).Message);
}
