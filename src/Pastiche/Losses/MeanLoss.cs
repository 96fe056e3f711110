using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>
/// Style as the mean of each feature map: Σ (μ − μ_A)². Relative to Σ μ_A². On its own it says how much there is of each feature,
/// and nothing of how features go together; beside the Gram loss it holds brightness and colour in place.
/// </summary>
/// <remarks>
/// The linear kernel in Y. Li, N. Wang, J. Liu, X. Hou, "Demystifying Neural Style Transfer" (IJCAI 2017), section 4.1. Differs from it in the
/// normalisation, as in <see cref="GramLoss"/>.
/// </remarks>
internal sealed record MeanLoss : FeatureLoss
{
    public override string Name => "mean";

    public override bool IsPositional => false;

    public override Value Measure(Graph graph, Value features, Value? weights) => Normalize(graph, Represent(graph, features, weights, null));

    /// <summary>Σ m f and Σ m.</summary>
    public override ValueList<Value> Represent(Graph graph, Value features, Value? weights, Value? target)
    {
        var sums = new PositionSums(graph, features, weights);
        return [sums.Features(), sums.Count()];
    }

    public override Value Compare(Graph graph, ValueList<Value> sums, Value? target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return graph.SumSquare(graph.Sub(Normalize(graph, sums), target));
    }

    /// <summary>N, which makes it a mean over maps, and the square of the scale.</summary>
    public override double PaperDenominator(int values, double featureScale) => values / (featureScale * featureScale);

    private static Value Normalize(Graph graph, ValueList<Value> sums) => graph.Div(sums[0], sums[1]);
}
