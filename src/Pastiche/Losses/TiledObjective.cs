using Pastiche.Graphs;
using Pastiche.Graphs.Differentiation;
using Pastiche.Graphs.Passes;

namespace Pastiche.Losses;

/// <summary>
/// An objective of an image that is measured in parts, in two passes: the sums over positions of all parts are added up, compared once,
/// and their cotangents go back to each part. The results are those of <see cref="Objective.Fused"/>.
/// </summary>
/// <remarks>
/// Only statistics need the first pass. The distance of a positional loss is the sum itself, so that its cotangent is known before the sum
/// is: the second pass adds it up.
/// </remarks>
/// <param name="Whole">The objective of the whole image.</param>
internal sealed record TiledObjective(Objective Whole)
{
    /// <summary>The graph input or output of one of a term's sums.</summary>
    public static string Sum(Term term, int index) => $"sum{index}/{term.Name}";

    /// <summary>The graph input or output of the cotangent of one of a term's sums.</summary>
    public static string SumCotangent(Term term, int index) => $"cotangent{index}/{term.Name}";

    /// <summary>Image → what sets its targets: sums over its positions, and features where targets belong to positions.</summary>
    public Graph Measurement(int width, int height)
    {
        var building = new ObjectiveGraph(Whole, "measurement", width, height);
        foreach (var term in Whole.Terms)
        {
            if (term.Loss.IsPositional) building.Graph.Output(term.Target, building.Features(term));
            else OutputSums(building, term);
        }

        return building.Graph;
    }

    /// <summary>Sums of a whole image → the targets that it sets, for terms whose targets are statistics.</summary>
    public Graph Statistics()
    {
        var graph = new Graph("statistics");
        foreach (var term in Whole.Terms)
        {
            if (term.Loss is StatisticLoss statistic)
                graph.Output(term.Target, statistic.Measure([.. SumShapes(term).Select((shape, i) => graph.Input(Sum(term, i), shape))]));
        }

        return graph;
    }

    /// <summary>First pass: image → the sums over its positions that statistics follow from; null where there are no statistics.</summary>
    public Graph? Sums(int width, int height)
    {
        Term[] terms = [.. Whole.Terms.Where(term => !term.Loss.IsPositional)];
        if (terms.Length == 0) return null;
        var building = new ObjectiveGraph(Whole with { Terms = [.. terms] }, "sums", width, height);
        foreach (var term in terms) OutputSums(building, term);
        return building.Graph;
    }

    /// <summary>
    /// Between the passes: sums, statistic targets and coefficients → the cotangents of the sums. After both: → distances.
    /// </summary>
    public Graph Comparison()
    {
        var graph = new Graph("comparison");
        var inputs = Whole.Terms.ToDictionary(
            term => term, term => SumShapes(term).Select((shape, i) => graph.Input(Sum(term, i), shape)).ToArray());
        var distances = Objective.Join(graph, Whole.Terms.Select(term =>
        {
            var target = term.Loss.IsPositional ? null : graph.Input(term.Target, term.TargetShape(Whole.OnePosition(term)));
            return term.Loss.Compare([.. inputs[term]], target);
        }));
        graph.Output(Objective.Distances, distances);
        var coefficients = graph.Input(Objective.Coefficients, distances.Shape);
        foreach (var (term, sums) in inputs)
        {
            foreach (var (i, sum) in sums.Index())
                graph.Output(SumCotangent(term, i), Gradient.Of(graph, [(distances, coefficients)], sum));
        }

        return graph;
    }

    /// <summary>
    /// Second pass: image, positional targets and the cotangents of the sums → the gradient of the image, and the sums of positional
    /// losses.
    /// </summary>
    public Graph Pullback(int width, int height)
    {
        var building = new ObjectiveGraph(Whole, "pullback", width, height);
        var graph = building.Graph;
        var seeds = new List<(Value, Value)>();
        foreach (var term in Whole.Terms)
        {
            foreach (var (i, sum) in Represent(building, term).Index())
            {
                seeds.Add((sum, graph.Input(SumCotangent(term, i), sum.Shape)));
                if (term.Loss.IsPositional) graph.Output(Sum(term, i), sum);
            }
        }

        graph.Output(Objective.ImageGradient, Gradient.Of(graph, seeds, building.Image));
        return FuseSums.Apply(graph);
    }

    private static void OutputSums(ObjectiveGraph building, Term term)
    {
        foreach (var (i, sum) in Represent(building, term).Index()) building.Graph.Output(Sum(term, i), sum);
    }

    private static ValueList<Value> Represent(ObjectiveGraph building, Term term)
    {
        var target = term.Loss.IsPositional ? building.Target(term) : null;
        return term.Loss.Represent(building.Features(term), building.Weights(term), target);
    }

    private IEnumerable<Shape> SumShapes(Term term)
    {
        var features = new Graph("sums").Input("features", Whole.OnePosition(term));
        return term.Loss.Represent(features, null, term.Loss.IsPositional ? features : null).Select(sum => sum.Shape);
    }
}
