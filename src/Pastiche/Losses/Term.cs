using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>One loss on one layer, in one region of the picture or everywhere: a term of the objective.</summary>
/// <param name="Kind">The picture that sets the target: content or style.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Loss">How features are compared.</param>
/// <param name="Region">Which of the regions it looks at, from 0; null for the whole picture.</param>
internal sealed record Term(TermKind Kind, string Layer, FeatureLoss Loss, int? Region = null)
{
    /// <summary>What the names of all position weights begin with.</summary>
    public const string WeightsPrefix = "weights/";

    /// <summary>As in <c>Style/gram/stem</c>, or <c>Style/gram/stem/1</c> for a region; unique in its objective.</summary>
    public string Name => Region is null ? $"{Kind}/{Loss.Name}/{Layer}" : $"{Kind}/{Loss.Name}/{Layer}/{Region}";

    /// <summary>The graph input or output of its target.</summary>
    public string Target => $"target/{Name}";

    /// <summary>The graph output of its target as <see cref="FeatureLoss.Prepare"/> leaves it.</summary>
    public string Prepared => $"prepared/{Name}";

    /// <summary>The graph input of its position weights, which terms of one layer and region share.</summary>
    public string Weights => Region is null ? $"{WeightsPrefix}{Kind}/{Layer}" : $"{WeightsPrefix}{Kind}/{Layer}/{Region}";

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
