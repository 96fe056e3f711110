using Pastiche.Lesson.Metrics;
using Xunit;

namespace Pastiche.Lesson.Tests.Metrics;

public sealed class CosineSimilarityTests
{
    private static readonly Features Reference = Of(3, 1, 4, 2);

    [Fact]
    public void Of_EqualFeatures_IsOne() => Assert.Equal(1, CosineSimilarity.Of(Reference, Reference), 1e-12);

    [Fact]
    public void Of_LongerFeatures_IsOne() => Assert.Equal(1, CosineSimilarity.Of(Of(6, 5, 8, 10), Reference), 1e-12);

    [Fact]
    public void Of_OppositeFeatures_IsMinusOne() => Assert.Equal(-1, CosineSimilarity.Of(Of(-3, -1, -4, -2), Reference), 1e-12);

    /// <summary>(3, 4) and (4, −3) at the first position, (1, 2) twice at the second.</summary>
    [Fact]
    public void Of_RightAngleAtOneOfTwoPositions_IsOneHalf() =>
        Assert.Equal(0.5, CosineSimilarity.Of(Of(4, 1, -3, 2), Reference), 1e-12);

    [Fact]
    public void Of_PositionWithoutActivation_CountsAsZero() => Assert.Equal(0.5, CosineSimilarity.Of(Of(0, 1, 0, 2), Reference), 1e-12);

    [Fact]
    public void Of_OtherSize_IsRefused() => Assert.Throws<ArgumentException>(
        () => CosineSimilarity.Of(new Features(new Layer("layer", "layer", 4, 1), 1, 1, [3, 1, 4, 2]), Reference));

    /// <summary>Two maps of two positions.</summary>
    private static Features Of(params float[] values) => new(new Layer("layer", "layer", 2, 1), 2, 1, values);
}
