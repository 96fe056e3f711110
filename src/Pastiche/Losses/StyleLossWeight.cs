using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pastiche;

/// <summary>A way to compare styles and how much it counts beside the others.</summary>
/// <param name="Kind">What is compared at each layer.</param>
/// <param name="Weight">0 or more; divided by the sum of all losses' weights.</param>
public sealed record StyleLossWeight(
    StyleLossKind Kind,
    [property: Range(0, float.MaxValue)]
    [property: Description("The weights of all losses are divided by their sum")]
    float Weight = 1);

/// <summary>What of the feature maps is the style. All are sums over positions, which forget where things are.</summary>
public enum StyleLossKind
{
    /// <summary>The correlations of maps, their Gram matrix, as in the paper.</summary>
    Gram,

    /// <summary>The mean of each map.</summary>
    Mean,

    /// <summary>Mean and standard deviation of each map: the statistics of adaptive instance normalisation.</summary>
    MeanDeviation,

    /// <summary>Means and covariances, as normal distributions, by the Wasserstein-2 distance.</summary>
    Wasserstein,
}
