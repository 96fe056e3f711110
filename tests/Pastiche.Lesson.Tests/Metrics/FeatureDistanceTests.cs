using Pastiche.Lesson.Metrics;
using Xunit;

namespace Pastiche.Lesson.Tests.Metrics;

public sealed class FeatureDistanceTests
{
    private static readonly Features Reference = Of(1, 2, 3, 6);

    [Fact]
    public void Of_EqualFeatures_IsZero() => Assert.Equal(0, FeatureDistance.Of(Reference, Reference));

    [Fact]
    public void Of_TheMeanEverywhere_IsOne() => Assert.Equal(1, FeatureDistance.Of(Of(3, 3, 3, 3), Reference), 1e-12);

    [Fact]
    public void Of_OtherFeatures_IsTheSquaredDifferenceOverThatFromTheMean() =>
        Assert.Equal((1 + 4) / (double)(4 + 1 + 9), FeatureDistance.Of(Of(1, 3, 3, 4), Reference), 1e-12);

    [Fact]
    public void Of_OtherSize_IsRefused() => Assert.Throws<ArgumentException>(
        () => FeatureDistance.Of(new Features(new Layer("layer", "layer", 2, 1), 1, 2, [1, 2, 3, 6]), Reference));

    /// <summary>Two maps of two positions.</summary>
    private static Features Of(params float[] values) => new(new Layer("layer", "layer", 2, 1), 2, 1, values);
}
