using Pastiche.Lesson.Plotting;

namespace Pastiche.Lesson.Figures;

/// <summary>
/// The color scale of Gram matrices. It is logarithmic, since a few maps are much stronger than the others. Zeros and the smallest
/// hundredth of the values are black. Negative values, which only layers before their activation have, are shown by their absolute value.
/// </summary>
internal sealed class GramScale
{
    private const double LeastDecades = 1;
    private const double MostDecades = 6;
    private const double Black = 0.01;

    private readonly double _most;
    private readonly double _decades;

    /// <param name="grams">The matrices whose largest value gets the lightest color.</param>
    public GramScale(params IEnumerable<GramMatrix> grams)
    {
        var values = grams.SelectMany(gram => gram.Values.ToArray()).Select(Math.Abs);
        double[] sizes = [.. values.Where(size => size > 0 && double.IsFinite(size)).Order()];
        if (sizes.Length == 0) sizes = [1];
        _most = Math.Log10(sizes[^1]);
        _decades = Math.Clamp(_most - Math.Log10(sizes[(int)(Black * sizes.Length)]), LeastDecades, MostDecades);
    }

    /// <summary>The value of the lightest color.</summary>
    public double Most => Math.Pow(10, _most);

    /// <summary>The value of the darkest color, which smaller values have as well.</summary>
    public double Least => Math.Pow(10, _most - _decades);

    /// <summary>The ticks of the scale, at positions from 0 for the darkest color to 1 for the lightest.</summary>
    public IEnumerable<(double Position, string Label)> Ticks =>
        DecadeTicks.Between(_most - _decades, _most).Select(tick => (Of(Math.Pow(10, tick.Position)), tick.Label));

    /// <summary>The position of a value, from 0 to 1.</summary>
    public double Of(double value) => Math.Clamp(1 - ((_most - Math.Log10(Math.Abs(value))) / _decades), 0, 1);

    /// <summary>Paints a matrix, each value as a square of pixels.</summary>
    public Image Paint(GramMatrix gram, int enlargement)
    {
        var values = gram.Values.ToArray();
        return ColorMap.Paint(gram.Size, gram.Size, enlargement, i => Of(values[i]));
    }
}
