namespace Pastiche.Cli.Plotting;

/// <summary>One loss over all iterations.</summary>
/// <param name="name">What the legend calls it.</param>
/// <param name="color">Its colour, as #RRGGBB.</param>
/// <param name="value">What it is at an iteration.</param>
internal sealed class LossSeries(string name, string color, Func<StylizeStep, double> value)
{
    private readonly List<double> _values = [];

    /// <summary>What the legend calls it.</summary>
    public string Name { get; } = name;

    /// <summary>Its colour, as #RRGGBB.</summary>
    public string Color { get; } = color;

    /// <summary>The values that a logarithmic axis can show.</summary>
    public IEnumerable<double> Shown => _values.Where(double.IsFinite);

    /// <summary>Takes note of an iteration.</summary>
    public void Add(StylizeStep step) => _values.Add(value(step) is > 0 and < double.PositiveInfinity and var positive ? positive : double.NaN);

    /// <summary>The stretches without a gap, as iterations from 1 and values.</summary>
    public IEnumerable<(double[] Iterations, double[] Values)> Stretches()
    {
        for (var begin = 0; begin < _values.Count; begin++)
        {
            var end = begin;
            while (end < _values.Count && !double.IsNaN(_values[end])) end++;
            if (end == begin) continue;
            yield return ([.. Enumerable.Range(begin + 1, end - begin).Select(i => (double)i)], [.. _values[begin..end]]);
            begin = end;
        }
    }
}
