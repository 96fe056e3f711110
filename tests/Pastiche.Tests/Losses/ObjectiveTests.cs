using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Testing;
using Pastiche.Tests.Backbones;
using Pastiche.Tiles;
using Xunit;

namespace Pastiche.Tests.Losses;

public class ObjectiveTests
{
    private const int Side = 64;

    [Theory]
    [InlineData("smooth")]
    [InlineData("tiny-resnet")]
    [InlineData("resnet18", Traits = ["Category", "Slow"])]
    public void Fused_Gradient_AgreesWithCentralDifferencesInDouble(string name)
    {
        var (objective, inputs) = Problem(Find(name));
        var graph = objective.Fused(Side, Side);
        var point = Reference.Doubles(Samples.Photograph(Side, Side).Pixels);
        var gradient = Trace(point).Outputs[Objective.ImageGradient];
        var random = new Random(5);
        for (var compared = 0; compared < 5; compared++)
        {
            double[] direction = [.. point.Select(_ => random.NextDouble() - 0.5)];
            var (numerical, analytical) = (Derivative(direction), gradient.Zip(direction, (g, v) => g * v).Sum());
            var typical = Math.Sqrt(gradient.Sum(g => g * g) * direction.Sum(v => v * v) / point.Length);
            Assert.InRange(Math.Abs(numerical - analytical) / Math.Max(Math.Abs(analytical), typical), 0, 1e-6);
        }

        // Off the kinks: the step shrinks until no ReLU and no maximum decides differently within it.
        double Derivative(double[] direction)
        {
            var decisions = Trace(point).Decisions;
            for (var step = 1e-5; step > 1e-9; step /= 4)
            {
                var (after, before) = (Trace(Moved(direction, step)), Trace(Moved(direction, -step)));
                if (after.Decisions == decisions && before.Decisions == decisions) return (Total(after) - Total(before)) / (2 * step);
            }

            throw new InvalidOperationException("There is a kink within the smallest step; draw another direction.");
        }

        double[] Moved(double[] direction, double step) => [.. point.Zip(direction, (x, v) => x + (step * v))];

        double Total(Evaluation evaluation) =>
            evaluation.Outputs[Objective.Distances].Zip(inputs[Objective.Coefficients], (d, c) => d * c).Sum();

        Evaluation Trace(double[] image) =>
            ReferenceEvaluator.Trace(graph, new Dictionary<string, double[]>(inputs) { [Objective.Image] = image });
    }

    [Fact]
    public void Fused_InOnnxRuntime_AgreesWithDifferencesAlongTheGradient()
    {
        var (objective, inputs) = Problem(Backbone.ResNet18);
        using var graph = new OnnxRuntimeExecutor(0).Compile(objective.Fused(Side, Side));
        foreach (var (name, values) in inputs) Array.ConvertAll(values, value => (float)value).CopyTo(graph.Input(name));
        var image = Samples.Photograph(Side, Side).Pixels.ToArray();
        Total(image);
        var gradient = graph.Output(Objective.ImageGradient).ToArray();
        var norm = Math.Sqrt(gradient.Sum(g => (double)g * g));
        const double step = 3e-3;
        var difference = (Total(Moved(step)) - Total(Moved(-step))) / (2 * step);
        Assert.InRange(difference / norm, 0.99, 1.01);

        float[] Moved(double distance) => [.. image.Zip(gradient, (x, g) => (float)(x + (distance * g / norm)))];

        double Total(float[] pixels)
        {
            pixels.CopyTo(graph.Input(Objective.Image));
            graph.Run();
            return graph.Output(Objective.Distances).ToArray().Zip(inputs[Objective.Coefficients], (d, c) => d * c).Sum();
        }
    }

    [Theory]
    [InlineData("smooth", 1e-4, 0.99999999)]
    [InlineData("resnet18", 2e-2, 0.9998, Traits = ["Category", "Slow"])]
    public void Fused_GradientInOnnxRuntime_AgreesWithDouble(string name, double distance, double leastCosine)
    {
        var (objective, inputs) = Problem(Find(name));
        var image = Samples.Photograph(Side, Side);
        var graph = objective.Fused(Side, Side);
        var expected = Reference.Evaluate(graph, image, inputs)[Objective.ImageGradient];
        using var compiled = new OnnxRuntimeExecutor(0).Compile(graph);
        foreach (var (input, values) in inputs) Array.ConvertAll(values, value => (float)value).CopyTo(compiled.Input(input));
        image.Pixels.CopyTo(compiled.Input(Objective.Image));
        compiled.Run();
        var actual = Reference.Doubles(compiled.Output(Objective.ImageGradient));
        Assert.InRange(Reference.RelativeDistance(actual, expected), 0, distance);
        var cosine = actual.Zip(expected, (a, b) => a * b).Sum() / Math.Sqrt(actual.Sum(a => a * a) * expected.Sum(b => b * b));
        Assert.InRange(cosine, leastCosine, 1.0000001);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Passes_SumsComparisonPullback_EqualTheFusedGraph(bool weighted)
    {
        var (objective, inputs) = Problem(TinyBackbones.ResNet, weighted);
        var image = Samples.Photograph(Side, Side);
        var fused = Reference.Evaluate(objective.Fused(Side, Side), image, inputs);

        var (distances, gradient) = Reference.InTiles(objective, image, inputs, TileGrid.Whole(Side, Side));

        Assert.InRange(Reference.RelativeDistance(distances, fused[Objective.Distances]), 0, 1e-12);
        Assert.InRange(Reference.RelativeDistance(gradient, fused[Objective.ImageGradient]), 0, 1e-12);
    }

    [Fact]
    public void Weights_TwoHalves_AddUpToTheWhole()
    {
        var (whole, inputs) = Problem(TinyBackbones.ResNet);
        var image = Samples.Photograph(Side, Side);
        var expected = Reference.Evaluate(new TiledObjective(whole).Sums(Side, Side)!, image, inputs);
        var objective = whole with { Weighted = true };
        var sums = new TiledObjective(objective).Sums(Side, Side)!;
        var parts = new[] { 0.0, 1.0 }
            .Select(left => Reference.Evaluate(sums, image, Merge(inputs, HalfWeights(objective, left))))
            .ToArray();
        foreach (var (name, sum) in expected)
            Assert.InRange(Reference.RelativeDistance(parts[0][name].Zip(parts[1][name], (a, b) => a + b), sum), 0, 1e-12);
    }

    [Fact]
    public void Comparison_OwnTargets_HasNoDistance()
    {
        var objective = new Objective(TinyBackbones.Smooth, [.. Samples.Terms(TinyBackbones.Smooth)]);
        var image = Randoms.Image(Side, Side);
        var coefficients = new Dictionary<string, double[]> { [Objective.Coefficients] = [.. objective.Terms.Select(_ => 1.0)] };
        var inputs = Merge(Reference.Targets(objective, image), coefficients);
        var result = Reference.Evaluate(objective.Fused(Side, Side), image, inputs);
        Assert.All(result[Objective.Distances], distance => Assert.Equal(0, distance, 1e-20));
        Assert.All(result[Objective.ImageGradient], gradient => Assert.Equal(0, gradient, 1e-12));
    }

    private static Backbone Find(string name) => name switch
    {
        "smooth" => TinyBackbones.Smooth,
        "tiny-resnet" => TinyBackbones.ResNet,
        _ => Backbone.ResNet18,
    };

    /// <summary>An objective aimed at two pictures, and all its inputs but the image.</summary>
    private static (Objective Objective, Dictionary<string, double[]> Inputs) Problem(Backbone backbone, bool weighted = false)
    {
        var objective = new Objective(backbone, [.. Samples.Terms(backbone)], weighted);
        var weights = weighted ? HalfWeights(objective, 0.25) : [];
        var content = Reference.Targets(objective, Randoms.Image(Side, Side), weights);
        var style = Reference.Targets(objective, Randoms.Image(96, Side, seed: 3).Resize(Side, Side), weights);
        var inputs = objective.Terms.ToDictionary(term => term.Target,
            term => (term.Kind == TermKind.Content ? content : style)[term.Target]);
        inputs[Objective.Coefficients] =
        [
            .. objective.Terms.Select(term => 1 / term.Loss.Denominator(Array.ConvertAll(inputs[term.Target], value => (float)value))),
        ];
        return (objective, Merge(inputs, weights));
    }

    /// <summary>The given weight on the left half of every layer, the rest to 1 on the right.</summary>
    private static Dictionary<string, double[]> HalfWeights(Objective objective, double left) =>
        objective.Terms.ToDictionary(term => term.Weights, term =>
    {
        var side = Side / objective.Backbone.FindLayer(term.Layer).Stride;
        return Enumerable.Range(0, side * side).Select(i => i % side < side / 2 ? left : 1 - left).ToArray();
    });

    private static Dictionary<string, double[]> Merge(
        IReadOnlyDictionary<string, double[]> first, IReadOnlyDictionary<string, double[]> second)
    {
        var merged = new Dictionary<string, double[]>(first);
        foreach (var (name, values) in second) merged[name] = values;
        return merged;
    }
}
