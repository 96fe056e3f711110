using Pastiche.Graphs;

namespace Pastiche.Testing;

/// <summary>Sums and means over axes.</summary>
internal static class ReferenceReduction
{
    public static double[] Sum(Node node, double[] x, Func<double, double> term)
    {
        var shape = node.Inputs[0].Shape;
        var axes = node.Get<ReduceAttributes>().Axes;
        Shape kept = [.. shape.Select((size, axis) => axes.Contains(axis) ? 1 : size)];
        var targets = Positions.Broadcast(kept, shape);
        var sums = new double[kept.Size];
        for (var i = 0; i < x.Length; i++) sums[targets[i]] += term(x[i]);
        return sums;
    }

    public static double[] Mean(Node node, double[] x)
    {
        var count = (double)x.Length / node.Output.Shape.Size;
        return Array.ConvertAll(Sum(node, x, a => a), sum => sum / count);
    }
}
