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

    /// <summary>The kind of a loss; null for one that compares contents.</summary>
    public static StyleLossKind? KindOf(FeatureLoss loss)
    {
        foreach (var kind in Enum.GetValues<StyleLossKind>())
            if (Of(kind) == loss) return kind;
        return null;
    }
}
