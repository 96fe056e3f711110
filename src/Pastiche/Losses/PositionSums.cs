using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>The sums over the positions of a layer that statistics are made of, each position counting as its weight m says, or 1.</summary>
internal readonly struct PositionSums
{
    private readonly Graph _graph;
    private readonly Value _features;
    private readonly Value? _weights;

    /// <param name="graph">The graph to grow.</param>
    /// <param name="features">[1, N, H, W].</param>
    /// <param name="weights">[1, 1, H, W], at least 0; null for 1 everywhere.</param>
    public PositionSums(Graph graph, Value features, Value? weights) => (_graph, _features, _weights) = (graph, features, weights);

    private int Maps => _features.Shape[1];

    private int Positions => _features.Shape[2] * _features.Shape[3];

    /// <summary>Σ m, a scalar.</summary>
    public Value Count() => _weights is null ? _graph.Scalar(Positions) : _graph.ReduceSum(_weights, [0, 1, 2, 3]);

    /// <summary>Σ m f, [N].</summary>
    public Value Features() => Sum(_features);

    /// <summary>Σ m f², [N].</summary>
    public Value Squares() => Sum(_graph.Mul(_features, _features));

    /// <summary>Σ m f fᵀ, [N, N]. The roots of the weights go into the features, so that one product F'·F'ᵀ serves value and gradient.</summary>
    public Value Products()
    {
        var matrix = _graph.Reshape(_features, [Maps, Positions]);
        if (_weights is not null) matrix = _graph.Mul(matrix, _graph.Sqrt(_graph.Reshape(_weights, [1, Positions])));
        return _graph.MatMul(matrix, _graph.Transpose(matrix, 1, 0));
    }

    private Value Sum(Value values)
    {
        var weighted = _weights is null ? values : _graph.Mul(values, _weights);
        return _graph.Reshape(_graph.ReduceSum(weighted, [2, 3]), [Maps]);
    }
}
