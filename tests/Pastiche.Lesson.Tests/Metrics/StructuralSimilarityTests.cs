using Pastiche.Lesson.Metrics;
using Xunit;

namespace Pastiche.Lesson.Tests.Metrics;

public sealed class StructuralSimilarityTests
{
    private static readonly Image Waves = Paint((x, y, channel) => 0.5 + (0.4 * Math.Sin((0.7 * x) + (0.3 * y) + channel)));

    [Fact]
    public void Of_Itself_IsOne() => Assert.Equal(1, StructuralSimilarity.Of(Waves, Waves), 1e-12);

    /// <summary>Without variances only the means are compared: (2·a·b + C₁)/(a² + b² + C₁).</summary>
    [Theory]
    [InlineData(0.25, 0.75)]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.5)]
    public void Of_UniformPictures_ComparesTheirMeans(double a, double b) => Assert.Equal(
        ((2 * a * b) + 1e-4) / ((a * a) + (b * b) + 1e-4), StructuralSimilarity.Of(Paint((_, _, _) => a), Paint((_, _, _) => b)), 1e-5);

    /// <summary>Computed with NumPy from the paper's definition, window by window, with weighted sums in two dimensions.</summary>
    [Fact]
    public void Of_TwoPatterns_IsWhatAnotherProgramComputes() => Assert.Equal(
        0.17465221558013022,
        StructuralSimilarity.Of(Waves, Paint(Pattern)),
        1e-6);

    [Fact]
    public void Of_ValuesBeyondBlackAndWhite_IsOfWhatIsShown() => Assert.Equal(
        StructuralSimilarity.Of(Waves, Paint((x, _, _) => x % 2)),
        StructuralSimilarity.Of(Waves, Paint((x, _, _) => (3 * (x % 2)) - 1)),
        1e-12);

    private static double Pattern(int x, int y, int channel) =>
        0.5 + (0.3 * Math.Sin((0.7 * x) - (0.2 * y) + (0.5 * channel)) * Math.Cos(0.4 * y));

    private static Image Paint(Func<int, int, int, double> value)
    {
        var image = new Image(23, 19);
        for (var channel = 0; channel < 3; channel++)
            for (var i = 0; i < 23 * 19; i++) image.Plane(channel)[i] = (float)value(i % 23, i / 23, channel);
        return image;
    }
}
