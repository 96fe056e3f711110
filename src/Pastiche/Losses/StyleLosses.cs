namespace Pastiche.Losses;

/// <summary>The style losses by their kinds.</summary>
internal static class StyleLosses
{
    /// <summary>The loss of a kind.</summary>
    public static FeatureLoss Of(StyleLossKind kind) => kind switch
    {
        StyleLossKind.Gram => new GramLoss(),
        StyleLossKind.Mean => new MeanLoss(),
        StyleLossKind.MeanDeviation => new MeanDeviationLoss(),
        StyleLossKind.Wasserstein => new WassersteinLoss(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
