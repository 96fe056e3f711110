using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>One loss on one layer (and later one region): a term of the objective.</summary>
/// <param name="Kind">The picture that sets the target: content or style.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Loss">How features are compared.</param>
internal sealed record Term(TermKind Kind, string Layer, FeatureLoss Loss)
{
    /// <summary>As in <c>style/stem</c>; unique in its objective.</summary>
    public string Name => $"{Kind}/{Layer}";

    /// <summary>The graph input or output of its target.</summary>
    public string Target => $"target/{Name}";

    /// <summary>The graph input of its position weights.</summary>
    public string Weights => $"weights/{Name}";

    /// <summary>The graph input or output of one of its sums.</summary>
    public string Sum(int index) => $"sum{index}/{Name}";

    /// <summary>The graph input or output of the cotangent of one of its sums.</summary>
    public string SumCotangent(int index) => $"cotangent{index}/{Name}";

    /// <summary>The target that features of this layer would set.</summary>
    public Value Measure(Graph graph, Value features, Value? weights = null) => Loss.Measure(graph, features, weights);
}

/// <summary>Which picture a term compares with.</summary>
internal enum TermKind
{
    /// <summary>The content picture.</summary>
    Content,

    /// <summary>The style picture.</summary>
    Style,
}
