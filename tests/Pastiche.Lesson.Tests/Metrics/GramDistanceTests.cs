using Pastiche.Lesson.Metrics;
using Xunit;

namespace Pastiche.Lesson.Tests.Metrics;

public sealed class GramDistanceTests
{
    private static readonly GramMatrix Reference = new(2, [3, 0, 0, 4]);

    [Fact]
    public void Of_EqualMatrices_IsZero() => Assert.Equal(0, GramDistance.Of(Reference, Reference));

    [Fact]
    public void Of_Zero_IsOne() => Assert.Equal(1, GramDistance.Of(new GramMatrix(2, [0, 0, 0, 0]), Reference));

    [Fact]
    public void Of_OtherMatrix_IsTheSquaredDifferenceOverTheSquares() =>
        Assert.Equal((1 + 1 + 1) / 25.0, GramDistance.Of(new GramMatrix(2, [3, 1, 1, 5]), Reference), 1e-12);

    [Fact]
    public void Of_OtherSize_IsRefused() => Assert.Throws<ArgumentException>(() => GramDistance.Of(new GramMatrix(1, [1]), Reference));
}
