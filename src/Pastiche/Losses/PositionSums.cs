using System.Diagnostics;
using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>The sums over the positions of a layer that statistics follow from; a position counts as its weight m, or 1.</summary>
internal sealed class PositionSums
{
    private enum Sum
    {
        Count,
        Features,
        Squares,
        Products,
    }

    private readonly OrderedDictionary<Sum, Value> _taken = [];
    private readonly Func<Sum, Value> _source;

    /// <summary>Sums that are computed when they are first used.</summary>
    /// <param name="features">[1, N, H, W].</param>
    /// <param name="weights">[1, 1, H, W], at least 0; null for 1 everywhere.</param>
    public PositionSums(Value features, Value? weights) => _source = sum => Compute(sum, features, weights);

    /// <summary>Sums that were computed elsewhere.</summary>
    /// <param name="sums">The sums, in the order in which they are first used.</param>
    public PositionSums(ValueList<Value> sums) => _source = _ => sums[_taken.Count];

    /// <summary>The sums that have been used, in that order.</summary>
    public ValueList<Value> Taken => [.. _taken.Values];

    /// <summary>Σ m, a scalar.</summary>
    public Value Count => Take(Sum.Count);

    /// <summary>Σ m f, [N].</summary>
    public Value Features => Take(Sum.Features);

    /// <summary>Σ m f², [N].</summary>
    public Value Squares => Take(Sum.Squares);

    /// <summary>Σ m f fᵀ, [N, N].</summary>
    public Value Products => Take(Sum.Products);

    private Value Take(Sum sum)
    {
        if (!_taken.TryGetValue(sum, out var value)) _taken.Add(sum, value = _source(sum));
        return value;
    }

    private static Value Compute(Sum sum, Value features, Value? weights) => sum switch
    {
        Sum.Count => Total(features, weights),
        Sum.Features => OverPositions(features, weights),
        Sum.Squares => OverPositions(features * features, weights),
        Sum.Products => OuterProducts(features, weights),
        _ => throw new UnreachableException(),
    };

    private static Value Total(Value features, Value? weights)
    {
        var graph = features.Graph;
        return weights is null ? graph.Scalar(features.Shape[2] * features.Shape[3]) : graph.ReduceSum(weights, [0, 1, 2, 3]);
    }

    private static Value OverPositions(Value values, Value? weights)
    {
        var graph = values.Graph;
        return graph.Reshape(graph.ReduceSum(weights is null ? values : values * weights, [2, 3]), [values.Shape[1]]);
    }

    /// <summary>
    /// The roots of the weights go into the features, so that one product F'·F'ᵀ serves value and gradient. They are multiplied as maps:
    /// the gradient is then added to that of other losses in the same pass.
    /// </summary>
    private static Value OuterProducts(Value features, Value? weights)
    {
        var (graph, maps, positions) = (features.Graph, features.Shape[1], features.Shape[2] * features.Shape[3]);
        if (weights is not null) features *= graph.Sqrt(weights);
        var matrix = graph.Reshape(features, [maps, positions]);
        return graph.MatMul(matrix, graph.Transpose(matrix, 1, 0));
    }
}
