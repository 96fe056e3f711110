using System.Text.Json.Serialization;
using Pastiche.Losses;

namespace Pastiche;

/// <summary>What of feature maps is compared as style. All kinds forget where things are in the style.</summary>
public enum StyleLossKind
{
    /// <summary>The correlations of maps, their Gram matrix, as in the paper.</summary>
    Gram,

    /// <summary>The mean of each map.</summary>
    Mean,

    /// <summary>Mean and standard deviation of each map: the statistics of adaptive instance normalization.</summary>
    [JsonStringEnumMemberName("meanDeviation")]
    MeanStd,

    /// <summary>Means and covariances, as normal distributions, by the Wasserstein-2 distance.</summary>
    Wasserstein,

    /// <summary>The features of the style's nearest neighbor at each position, as in Neural Neighbor Style Transfer.</summary>
    Neighbors,
}

/// <summary>The style losses of all kinds.</summary>
internal static class StyleLosses
{
    /// <summary>Each kind with its loss, which bears its name.</summary>
    public static IReadOnlyList<(StyleLossKind Kind, FeatureLoss Loss)> All { get; } =
    [
        (StyleLossKind.Gram, new GramLoss()),
        (StyleLossKind.Mean, new MeanLoss()),
        (StyleLossKind.MeanStd, new MeanStdLoss()),
        (StyleLossKind.Wasserstein, new WassersteinLoss()),
        (StyleLossKind.Neighbors, new NeighborsLoss()),
    ];

    /// <summary>The loss of a kind.</summary>
    public static FeatureLoss Of(StyleLossKind kind) => All.Single(entry => entry.Kind == kind).Loss;

    /// <summary>The kind of a loss; null for one that compares contents.</summary>
    public static StyleLossKind? KindOf(FeatureLoss loss)
    {
        foreach (var (kind, candidate) in All)
            if (candidate == loss) return kind;
        return null;
    }
}
