using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Testing;
using Pastiche.Tiles;

namespace Pastiche.Tests.Losses;

/// <summary>Evaluates objectives in double precision.</summary>
internal static class Reference
{
    public static double[] Doubles(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);

    /// <summary>The targets that a picture sets, by the name of the graph input that takes them.</summary>
    public static Dictionary<string, double[]> Targets(
        Objective objective, Image image, IReadOnlyDictionary<string, double[]>? weights = null) =>
        Evaluate(objective.Measurement(image.Width, image.Height), image, weights ?? new Dictionary<string, double[]>());

    public static Dictionary<string, double[]> Evaluate(Graph graph, Image image, IReadOnlyDictionary<string, double[]> inputs)
    {
        var all = new Dictionary<string, double[]>(inputs) { [Objective.Image] = Doubles(image.Pixels) };
        return new Dictionary<string, double[]>(ReferenceEvaluator.Evaluate(graph, all));
    }

    /// <summary>‖a − b‖ / ‖b‖.</summary>
    public static double RelativeDistance(IEnumerable<double> a, double[] b) =>
        Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum() / b.Sum(y => y * y));

    /// <summary>The distances and the gradient of an image, measured in tiles in two passes.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="image">The image.</param>
    /// <param name="inputs">The inputs of <see cref="Objective.Fused"/> but the image.</param>
    /// <param name="grid">The tiles.</param>
    public static (double[] Distances, double[] Gradient) InTiles(
        Objective objective, Image image, IReadOnlyDictionary<string, double[]> inputs, TileGrid grid)
    {
        var tiled = new TiledObjective(objective with { Weighted = true });
        var (sums, pullback) = (tiled.Sums(grid.TileWidth, grid.TileHeight), tiled.Pullback(grid.TileWidth, grid.TileHeight));
        var tiles = grid.Tiles.Select(tile => new ReferenceTile(tiled.Whole, image, grid, tile, inputs)).ToArray();
        var totals = new Dictionary<string, double[]>(inputs);
        foreach (var term in objective.Terms.Where(term => term.Loss.IsPositional)) totals[TiledObjective.Sum(term, 0)] = [0];
        if (sums is not null)
            foreach (var tile in tiles) AddSums(ReferenceEvaluator.Evaluate(sums, tile.Inputs), totals);
        var cotangents = ReferenceEvaluator.Evaluate(tiled.Comparison(), totals);
        var gradient = new double[image.Pixels.Length];
        foreach (var tile in tiles)
        {
            foreach (var (name, values) in cotangents) tile.Inputs[name] = values;
            var outputs = ReferenceEvaluator.Evaluate(pullback, tile.Inputs);
            AddSums(outputs, totals);
            tile.AddGradient(outputs[Objective.ImageGradient], gradient);
        }

        return (ReferenceEvaluator.Evaluate(tiled.Comparison(), totals)[Objective.Distances], gradient);
    }

    private static void AddSums(IReadOnlyDictionary<string, double[]> outputs, Dictionary<string, double[]> totals)
    {
        foreach (var (name, values) in outputs)
        {
            if (name != Objective.ImageGradient)
                totals[name] = totals.TryGetValue(name, out var total) ? [.. total.Zip(values, (a, b) => a + b)] : values;
        }
    }
}
