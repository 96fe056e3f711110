using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Tests.Losses;

/// <summary>What holds for every way to compare styles by statistics.</summary>
public class StyleLossesTests
{
    private const int Maps = 3;
    private const int Height = 4;
    private const int Width = 5;

    private static readonly JsonSerializerOptions CamelCase = new()
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static StyleLossKind[] Statistics =>
        [.. StyleLosses.All.Where(entry => !entry.Loss.IsPositional).Select(entry => entry.Kind)];

    public static TheoryData<StyleLossKind> Kinds => [.. Statistics];

    public static TheoryData<StyleLossKind, bool> KindsWithAndWithoutWeights =>
        new MatrixTheoryData<StyleLossKind, bool>(Statistics, [false, true]);

    [Fact]
    public void All_EveryKind_IsThereOnceUnderANameOfItsOwn()
    {
        Assert.Equal(Enum.GetValues<StyleLossKind>(), StyleLosses.All.Select(entry => entry.Kind));
        Assert.Equal(StyleLosses.All.Count, StyleLosses.All.Select(entry => entry.Loss.Name).Distinct().Count());
    }

    /// <summary>Recipes keep the word for means and deviations.</summary>
    [Fact]
    public void MeanStd_InRecipes_KeepsItsWord() =>
        Assert.Equal("\"meanDeviation\"", JsonSerializer.Serialize(StyleLossKind.MeanStd, CamelCase));

    [Theory]
    [MemberData(nameof(KindsWithAndWithoutWeights))]
    public void Compare_Gradient_AgreesWithCentralDifferences(StyleLossKind kind, bool weighted)
    {
        var loss = StyleLosses.Of(kind);
        for (var seed = 0; seed < 5; seed++)
        {
            var (features, style) = (Draw(seed, Maps * Height * Width), Draw(seed + 10, Maps * Height * Width));
            var weights = weighted ? Positive(seed + 20) : null;
            var target = LossGraph.Prepare(loss, Maps, LossGraph.Measure(loss, Maps, Height, Width, style));
            var report = new GradientCheck { Tolerance = 1e-6, Seed = seed + 1 }.Run(
                LossGraph.Compare(loss, Maps, Height, Width, weighted),
                LossGraph.Distance,
                LossGraph.Features,
                LossGraph.Point(features, weights, target));
            Assert.True(report.Passed, $"{kind}: {report}");
        }
    }

    [Theory]
    [MemberData(nameof(KindsWithAndWithoutWeights))]
    public void Compare_OwnStatistic_IsNoDistance(StyleLossKind kind, bool weighted)
    {
        var loss = StyleLosses.Of(kind);
        var (features, weights) = (Draw(1, Maps * Height * Width), weighted ? Positive(2) : null);
        var target = LossGraph.Prepare(loss, Maps, LossGraph.Measure(loss, Maps, Height, Width, features, weights));
        Assert.Equal(0, LossGraph.DistanceOf(loss, Maps, Height, Width, features, target, weights), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Measure_ShuffledPositions_ForgetsPlace(StyleLossKind kind)
    {
        var (features, positions) = (Draw(1, Maps * Height * Width), Height * Width);
        double[] shuffled = [.. Enumerable.Range(0, Maps)
            .SelectMany(map => Enumerable.Range(0, positions).OrderBy(p => p * 7 % positions)
                .Select(p => features[(map * positions) + p]))];
        Assert.Equal(
            LossGraph.Measure(StyleLosses.Of(kind), Maps, Height, Width, features),
            LossGraph.Measure(StyleLosses.Of(kind), Maps, Height, Width, shuffled), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Measure_WeightsOfZeroAndOne_CutsOut(StyleLossKind kind)
    {
        // Two rows of four count: the statistic is that of a picture of these two rows.
        var features = Draw(3, Maps * Height * Width);
        double[] weights = [.. Enumerable.Range(0, Height * Width).Select(p => p < 2 * Width ? 1.0 : 0)];
        double[] part = [.. Enumerable.Range(0, Maps).SelectMany(map => features.Skip(map * Height * Width).Take(2 * Width))];
        Assert.Equal(
            LossGraph.Measure(StyleLosses.Of(kind), Maps, 2, Width, part),
            LossGraph.Measure(StyleLosses.Of(kind), Maps, Height, Width, features, weights), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Denominator_IsTheDistanceOfAnEmptyPicture(StyleLossKind kind)
    {
        var loss = StyleLosses.Of(kind);
        var target = LossGraph.Prepare(loss, Maps, LossGraph.Measure(loss, Maps, Height, Width, Draw(4, Maps * Height * Width)));
        var distance = LossGraph.DistanceOf(loss, Maps, Height, Width, new double[Maps * Height * Width], target);
        // A deviation of 0 is a little more under its root.
        Assert.InRange(distance / loss.Denominator(Array.ConvertAll(target, value => (float)value)), 0.98, 1.001);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Compare_FlatPictureOrStyle_HasAFiniteGradient(StyleLossKind kind)
    {
        var loss = StyleLosses.Of(kind);
        double[][] images = [Draw(5, Maps * Height * Width), Flat(0), Flat(0.7)];
        foreach (var (style, flat) in from style in images from image in images select (style, image))
        {
            var target = LossGraph.Prepare(loss, Maps, LossGraph.Measure(loss, Maps, Height, Width, style));
            var report = new GradientCheck { Tolerance = double.MaxValue }.Run(
                LossGraph.Compare(loss, Maps, Height, Width, false),
                LossGraph.Distance,
                LossGraph.Features,
                LossGraph.Point(flat, null, target));
            Assert.True(double.IsFinite(report.Norm), $"{report}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Compare_BlendOfEqualStatistics_IsTheStatistic(StyleLossKind kind) =>
        Gen.Double[0.1, 3].Array[Maps * Height * Width].Sample(features =>
    {
        var loss = StyleLosses.Of(kind);
        var statistic = LossGraph.Measure(loss, Maps, Height, Width, features);
        double[] blend = [.. statistic.Select(value => (0.25 * value) + (0.75 * value))];
        Assert.Equal(0, LossGraph.DistanceOf(loss, Maps, Height, Width, features, LossGraph.Prepare(loss, Maps, blend)), 1e-4);
    }, iter: 20);

    private static double[] Flat(double level) => [.. Enumerable.Repeat(level, Maps * Height * Width)];

    private static double[] Draw(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (3 * random.NextDouble()) - 0.5)];
    }

    private static double[] Positive(int seed) => [.. Draw(seed, Height * Width).Select(value => Math.Abs(value) + 0.05)];
}
