using Pastiche.Cli.Plotting;

namespace Pastiche.Cli.Figures;

/// <summary>
/// How the values of Gram matrices become colours: by their logarithm, since a few maps are much stronger than the others. The
/// hundredth part that is smallest is black, and what is zero. Of negative values, which only layers before their activation have, the size is shown.
/// </summary>
internal sealed class GramScale
{
    private const double LeastDecades = 1;
    private const double MostDecades = 6;
    private const double Black = 0.01;

    private readonly double _most;
    private readonly double _decades;

    /// <param name="grams">The matrices whose largest value is the lightest colour.</param>
    public GramScale(params IEnumerable<GramMatrix> grams)
    {
        double[] sizes = [.. grams.SelectMany(gram => gram.Values.ToArray()).Select(Math.Abs).Where(size => size > 0 && double.IsFinite(size)).Order()];
        if (sizes.Length == 0) sizes = [1];
        _most = Math.Log10(sizes[^1]);
        _decades = Math.Clamp(_most - Math.Log10(sizes[(int)(Black * sizes.Length)]), LeastDecades, MostDecades);
    }

    /// <summary>What the lightest colour stands for.</summary>
    public double Most => Math.Pow(10, _most);

    /// <summary>What the darkest colour stands for, and all below.</summary>
    public double Least => Math.Pow(10, _most - _decades);

    /// <summary>The marks of a scale, from 0 for the darkest colour to 1 for the lightest.</summary>
    public IEnumerable<(double Position, string Label)> Marks =>
        DecadeTicks.Between(_most - _decades, _most).Select(tick => (Of(Math.Pow(10, tick.Position)), tick.Label));

    /// <summary>Where a value is on it.</summary>
    public double Of(double value) => Math.Clamp(1 - ((_most - Math.Log10(Math.Abs(value))) / _decades), 0, 1);

    /// <summary>A matrix, each value a square of pixels.</summary>
    public Image Paint(GramMatrix gram, int enlargement)
    {
        var values = gram.Values.ToArray();
        return ColorMap.Paint(gram.Size, gram.Size, enlargement, i => Of(values[i]));
    }
}
