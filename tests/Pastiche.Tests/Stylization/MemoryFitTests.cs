using Pastiche.Stylization;
using Xunit;

namespace Pastiche.Tests.Stylization;

public sealed class MemoryFitTests
{
    private static readonly StylizeOptions Options = StylizeOptions.Default;

    [Fact]
    public void Of_EnoughForTheWhole_ChangesNothing() => Assert.Equal((Options, Bytes(Options)), Fit(Options, 10_000));

    [Theory]
    [InlineData(9_999)]
    [InlineData(5_000)]
    [InlineData(2_500)]
    [InlineData(1_300)]
    public void Of_LessThanTheWhole_FitsAndNothingQuickerDoes(long budget)
    {
        var (fitted, bytes) = Fit(Options, budget);

        Assert.InRange(bytes, 1, budget);
        Assert.Equal(bytes, Bytes(fitted));
        // A longer memory of curvature with the same tiles, or larger tiles with the same memory, would not fit.
        if (fitted.TileSide is { } side) Assert.True(Bytes(fitted with { TileSide = side * 2 }) > budget);
    }

    [Fact]
    public void Of_GivenTiles_KeepsThem() => Assert.Equal(256, Fit(Options with { TileSide = 256 }, 3_000).Options.TileSide);

    [Fact]
    public void Of_NothingFits_TakesTheLeast()
    {
        var (fitted, bytes) = Fit(Options, 1);

        Assert.Equal((64, 2, CurvaturePrecision.Half), (fitted.TileSide, fitted.CurvaturePairs, fitted.CurvaturePrecision));
        Assert.Equal(Bytes(fitted), bytes);
    }

    [Fact]
    public void Of_Adam_HasNoMemoryOfCurvatureToShorten() =>
        Assert.Equal(20, Fit(Options with { Optimizer = OptimizerKind.Adam }, 1).Options.CurvaturePairs);

    private static (StylizeOptions Options, long Bytes) Fit(StylizeOptions options, long budget) =>
        MemoryFit.Of(options, budget, candidate => (Bytes(candidate), candidate.TileSide is { } side ? 1.4 + (200.0 / side) : 1));

    /// <summary>2,000 and 100 for each pair, and up to 6,000 for the network.</summary>
    private static long Bytes(StylizeOptions options) => 1_000
        + (options.CurvaturePairs * (options.CurvaturePrecision == CurvaturePrecision.Half ? 50 : 100))
        + (options.TileSide is { } side ? Math.Min(side, 6_000) : 7_000);
}
