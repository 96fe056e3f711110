namespace Pastiche.Stylization;

/// <summary>
/// The weights that the optimizer sees. Squares of gradients overflow single precision where weights are above about 1e19, and vanish where
/// all are below 1e-19; only their ratios decide the image. So the largest is scaled to about 1, by a power of two, which changes no digit.
/// </summary>
internal readonly record struct WeightScale
{
    private const double LargestAsItIs = 1 << 20;
    private const double SmallestAsItIs = 1 / LargestAsItIs;

    /// <summary>The largest weight of the range guard, in other weights; more makes no difference to single precision.</summary>
    private const double HighestWall = 1L << 40;

    private WeightScale(StylizeOptions options)
    {
        double largest = Math.Max(options.EffectiveContentWeight, options.EffectiveStyleWeight);
        largest = Math.Max(largest, options.EffectiveTotalVariationWeight);
        Factor = largest is >= SmallestAsItIs and <= LargestAsItIs ? 1 : Math.ScaleB(1, -Math.ILogB(largest));
        TotalVariation = (float)(options.EffectiveTotalVariationWeight * Factor);
        Range = (float)(Math.Min(options.RangeWeight, HighestWall * largest) * Factor);
        RangeFactor = Range == 0 ? 1 : Range / (double)options.RangeWeight;
    }

    /// <summary>The factor of every weight.</summary>
    public double Factor { get; }

    /// <summary>The weight of total variation.</summary>
    public float TotalVariation { get; }

    /// <summary>The weight of values outside 0 to 1.</summary>
    public float Range { get; }

    /// <summary>The factor of the weight of the range guard.</summary>
    public double RangeFactor { get; }

    /// <summary>The scale for options whose content or style has a weight above 0.</summary>
    public static WeightScale Of(StylizeOptions options) => new(options);
}
