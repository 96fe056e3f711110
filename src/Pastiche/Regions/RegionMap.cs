using System.Numerics.Tensors;

namespace Pastiche.Regions;

/// <summary>The regions of a picture, and their masks at each size.</summary>
/// <remarks>
/// L. A. Gatys, A. S. Ecker, M. Bethge, A. Hertzmann, E. Shechtman, "Controlling Perceptual Factors in Neural Style Transfer" (CVPR
/// 2017), section 4. Differs from it in that weights add up to at most 1, and that what they leave is the content.
/// </remarks>
internal sealed class RegionMap
{
    private RegionMap(IReadOnlyList<Region> regions) => Regions = regions;

    /// <summary>The regions, in the order of their first styles.</summary>
    public IReadOnlyList<Region> Regions { get; }

    /// <summary>Whether any region has a mask.</summary>
    public bool IsMasked => Regions.Any(region => region.Where is not null);

    /// <summary>The share of the picture that masks cover more than once, computed coarsely for messages.</summary>
    public double Overlap
    {
        get
        {
            const int Side = 128;
            var sum = new float[Side * Side];
            foreach (var region in Regions)
                if (region.Where is not null) TensorPrimitives.Add(sum, region.Where.Resize(Side, Side).Values, sum);
            return sum.Sum(value => Math.Max(0, value - 1.0)) / sum.Length;
        }
    }

    /// <summary>Groups styles by their masks; styles of the same region are blended, and those with weight 0 are left out.</summary>
    /// <exception cref="PasticheException">No style has a weight above 0.</exception>
    public static RegionMap Of(StyleMix styles)
    {
        var counting = Enumerable.Range(0, styles.Count).Where(i => styles[i].Weight > 0).ToArray();
        if (counting.Length == 0) throw Errors.OutOfRange("The sum of the styles' weights", "0", "above 0");
        var regions = counting.GroupBy(i => styles[i].Region, SameMask.Instance)
            .Select(group => new Region([.. group], group.Key));
        return new RegionMap([.. regions]);
    }

    /// <summary>The masks of the regions at a size, which add up to at most 1.</summary>
    public IReadOnlyList<Mask> At(int width, int height)
    {
        var weights = Regions.Select(region => region.Where?.Resize(width, height).Values.ToArray() ?? []).ToArray();
        var sum = new float[width * height];
        foreach (var weight in weights.Where(weight => weight.Length > 0)) TensorPrimitives.Add(sum, weight, sum);
        var overlap = new float[sum.Length];
        TensorPrimitives.Max(sum, 1f, overlap);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i].Length > 0)
            {
                TensorPrimitives.Divide(weights[i], overlap, weights[i]);
                continue;
            }

            weights[i] = new float[sum.Length];
            TensorPrimitives.Subtract(1f, sum, weights[i]);
            TensorPrimitives.Max(weights[i], 0f, weights[i]);
        }

        return [.. weights.Select(weight => new Mask(width, weight))];
    }

    /// <summary>The sum of the regions' masks: how much of each pixel is painted.</summary>
    /// <param name="weights">The masks of the regions.</param>
    public static Mask Coverage(IReadOnlyList<Mask> weights)
    {
        var sum = new float[weights[0].Values.Length];
        foreach (var weight in weights) TensorPrimitives.Add(sum, weight.Values, sum);
        TensorPrimitives.Min(sum, 1f, sum);
        return new Mask(weights[0].Width, sum);
    }

    /// <summary>Compares masks by their sources, so that one mask for several styles is one region.</summary>
    private sealed class SameMask : IEqualityComparer<Mask?>
    {
        public static readonly SameMask Instance = new();

        public bool Equals(Mask? one, Mask? other) => one is null ? other is null : one.IsSameAs(other);

        public int GetHashCode(Mask? mask) => mask?.Source?.GetHashCode() ?? 0;
    }
}
