using Pastiche.Cpu;
using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Testing;
using Pastiche.Tests.Backbones;
using Pastiche.Tiles;
using Xunit;

namespace Pastiche.Tests.Losses;

/// <summary>The objective with every style loss, in two regions and everywhere.</summary>
public class ObjectiveRegionsTests
{
    private const int Side = 64;
    private const int Stride = 8;

    private static readonly Backbone Network = TinyBackbones.Smooth;
    private static readonly Objective Objective = new(Network,
    [
        new(TermKind.Content, "smooth2", new ContentLoss()),
        .. from kind in Enum.GetValues<StyleLossKind>()
           from region in new int?[] { null, 0, 1 }
           from layer in Network.StyleLayers
           select new Term(TermKind.Style, layer.Layer, StyleLosses.Of(kind), region),
    ]);

    private static readonly Lazy<Dictionary<string, double[]>> Inputs = new(MakeInputs);

    [Fact]
    public void Fused_Gradient_AgreesWithCentralDifferencesInDouble()
    {
        var (graph, point, random) = (Objective.Fused(Side, Side), Reference.Doubles(Samples.Photograph(Side, Side).Pixels), new Random(3));
        var gradient = Evaluate(graph, point)[Objective.ImageGradient];
        for (var compared = 0; compared < 3; compared++)
        {
            double[] direction = [.. point.Select(_ => random.NextDouble() - 0.5)];
            var numerical = (Total(1e-5) - Total(-1e-5)) / 2e-5;
            var analytical = gradient.Zip(direction, (g, v) => g * v).Sum();
            var typical = Math.Sqrt(gradient.Sum(g => g * g) * direction.Sum(v => v * v) / point.Length);
            Assert.InRange(Math.Abs(numerical - analytical) / Math.Max(Math.Abs(analytical), typical), 0, 1e-6);

            double Total(double step) => Evaluate(graph, [.. point.Zip(direction, (x, v) => x + (step * v))])[Objective.Distances]
                .Zip(Inputs.Value[Objective.Coefficients], (distance, coefficient) => distance * coefficient).Sum();
        }
    }

    /// <summary>Every loss, everywhere and in regions, with tiles at the borders and within.</summary>
    [Theory]
    [InlineData(64)]
    [InlineData(8)]
    public void Passes_InTiles_EqualTheFusedGraph(int owned)
    {
        var image = Samples.Photograph(Side, Side);
        var halo = Padding.RoundUp(ReceptiveReach.Of(Network, [.. Network.StyleLayers.Select(layer => layer.Layer)]), Stride);
        var grid = TileGrid.Cut(Side, Side, new Tiling(owned, halo, Stride));
        Assert.Equal(owned == Side, grid.IsWhole);
        var fused = Reference.Evaluate(Objective.Fused(Side, Side), image, Inputs.Value);
        var (distances, gradient) = Reference.InTiles(Objective, image, Inputs.Value, grid);
        Assert.InRange(Reference.RelativeDistance(distances, fused[Objective.Distances]), 0, 1e-9);
        Assert.InRange(Reference.RelativeDistance(gradient, fused[Objective.ImageGradient]), 0, 1e-9);
    }

    /// <summary>The smooth network has no kinks, so that only rounding is left.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fused_InBothEngines_AgreesWithDouble(bool own)
    {
        var (graph, image) = (Objective.Fused(Side, Side), Samples.Photograph(Side, Side));
        var expected = Reference.Evaluate(graph, image, Inputs.Value);
        IExecutor executor = own ? new CpuExecutor(2) : new OnnxRuntimeExecutor(0);
        using var compiled = executor.Compile(graph);
        foreach (var (input, values) in Inputs.Value) Array.ConvertAll(values, value => (float)value).CopyTo(compiled.Input(input));
        image.Pixels.CopyTo(compiled.Input(Objective.Image));
        compiled.Run();
        foreach (var output in new[] { Objective.ImageGradient, Objective.Distances })
            Assert.InRange(Reference.RelativeDistance(Reference.Doubles(compiled.Output(output)), expected[output]), 0, 1e-3);
    }

    [Fact]
    public void Fused_RegionOfWeightsOfOne_IsTheWholePicture()
    {
        var inputs = Inputs.Value.ToDictionary(input => input.Key,
            input => input.Key.StartsWith(Term.WeightsPrefix, StringComparison.Ordinal)
            ? [.. input.Value.Select(_ => 1.0)]
            : input.Value);
        foreach (var term in Objective.Terms.Where(term => term.Region is not null))
            inputs[term.Target] = inputs[(term with { Region = null }).Target];
        var distances = Reference.Evaluate(Objective.Fused(Side, Side), Samples.Photograph(Side, Side), inputs)[Objective.Distances];
        foreach (var (i, term) in Objective.Terms.Index())
        {
            var whole = Objective.Terms.ToList().IndexOf(term with { Region = null });
            Assert.Equal(1, (distances[i] + 1e-12) / (distances[whole] + 1e-12), 1e-6);
        }
    }

    private static IReadOnlyDictionary<string, double[]> Evaluate(Graph graph, double[] image) =>
        ReferenceEvaluator.Evaluate(graph, new Dictionary<string, double[]>(Inputs.Value) { [Objective.Image] = image });

    /// <summary>
    /// Targets measured on two pictures and prepared, weights of two halves, and coefficients that make every term count alike.
    /// </summary>
    private static Dictionary<string, double[]> MakeInputs()
    {
        var weights = Objective.Terms.Where(term => term.Region is not null).DistinctBy(term => term.Weights)
            .ToDictionary(term => term.Weights, term =>
        {
            var side = Side / Network.FindLayer(term.Layer).Stride;
            return Enumerable.Range(0, side * side).Select(i => (i % side < side / 2) == (term.Region == 0) ? 0.9 : 0.2).ToArray();
        });
        var content = Reference.Targets(Objective, Randoms.Image(Side, Side), weights);
        var style = Reference.Targets(Objective, Randoms.Image(Side, Side, seed: 3), weights);
        var inputs = Objective.Terms.ToDictionary(term => term.Target,
            term => (term.Kind == TermKind.Content ? content : style)[term.Target]);
        var prepared = ReferenceEvaluator.Evaluate(Objective.Preparation(), inputs);
        foreach (var term in Objective.Terms.Where(term => term.Loss.HasPreparation)) inputs[term.Target] = prepared[term.Prepared];
        inputs[Objective.Coefficients] =
        [
            .. Objective.Terms.Select(term => 1 / term.Loss.Denominator(Array.ConvertAll(inputs[term.Target], value => (float)value))),
        ];
        foreach (var (name, values) in weights) inputs[name] = values;
        return inputs;
    }
}
