using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Testing;

namespace Pastiche.Tests.Losses;

/// <summary>One loss on small feature maps, in double precision.</summary>
internal static class LossGraph
{
    public const string Features = "features";
    public const string Distance = "distance";

    /// <summary>The statistic that features have.</summary>
    public static double[] Measure(FeatureLoss loss, int maps, int height, int width, double[] features, double[]? weights = null)
    {
        var graph = new Graph("measure");
        graph.Output("statistic", loss.Measure(graph.Input(Features, [1, maps, height, width]), Weights(graph, height, width, weights)));
        return ReferenceEvaluator.Evaluate(graph, Point(features, weights, null))["statistic"];
    }

    /// <summary>A statistic as <see cref="FeatureLoss.Compare"/> takes it.</summary>
    public static double[] Prepare(FeatureLoss loss, int maps, double[] statistic)
    {
        var graph = new Graph("prepare");
        graph.Output("prepared", loss.Prepare(graph.Input("statistic", TargetShape(loss, maps))));
        return ReferenceEvaluator.Evaluate(graph, new Dictionary<string, double[]> { ["statistic"] = statistic })["prepared"];
    }

    /// <summary>Features and a target → their distance.</summary>
    public static Graph Compare(FeatureLoss loss, int maps, int height, int width, bool weighted)
    {
        var graph = new Graph("compare");
        var features = graph.Input(Features, [1, maps, height, width]);
        var sums = loss.Represent(features, weighted ? graph.Input("weights", [1, 1, height, width]) : null, null);
        graph.Output(Distance, loss.Compare(sums, graph.Input("target", TargetShape(loss, maps))));
        return graph;
    }

    public static double DistanceOf(
        FeatureLoss loss, int maps, int height, int width, double[] features, double[] target, double[]? weights = null) =>
        ReferenceEvaluator.Evaluate(Compare(loss, maps, height, width, weights is not null), Point(features, weights, target))[Distance][0];

    public static Dictionary<string, double[]> Point(double[] features, double[]? weights, double[]? target)
    {
        var point = new Dictionary<string, double[]> { [Features] = features };
        if (weights is not null) point["weights"] = weights;
        if (target is not null) point["target"] = target;
        return point;
    }

    private static Value? Weights(Graph graph, int height, int width, double[]? weights) =>
        weights is null ? null : graph.Input("weights", [1, 1, height, width]);

    private static Shape TargetShape(FeatureLoss loss, int maps) => new Term(TermKind.Style, "layer", loss).TargetShape([1, maps, 1, 1]);
}
