namespace Pastiche.Stylization;

/// <summary>
/// What weights are while painting. Squares of gradients overflow single precision where weights are beyond about 1e19, and vanish where
/// all are below 1e-19; no more than their ratios decides the picture. So the largest is brought to about 1, by a power of two, which
/// changes no digit.
/// </summary>
internal readonly record struct WeightScale
{
    private const double LargestAsItIs = 1 << 20;
    private const double SmallestAsItIs = 1 / LargestAsItIs;

    /// <summary>How often the largest other weight that of the range may be; more makes no difference to single precision.</summary>
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

    /// <summary>What every weight is multiplied by.</summary>
    public double Factor { get; }

    /// <summary>That of smoothness.</summary>
    public float TotalVariation { get; }

    /// <summary>That of values outside 0 to 1.</summary>
    public float Range { get; }

    /// <summary>What the weight of the range is multiplied by.</summary>
    public double RangeFactor { get; }

    /// <summary>The scale for options, of which the content or the style has a weight above 0.</summary>
    public static WeightScale Of(StylizeOptions options) => new(options);
}
