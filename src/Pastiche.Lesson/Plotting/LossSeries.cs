namespace Pastiche.Lesson.Plotting;

/// <summary>One loss over all iterations.</summary>
/// <param name="name">The name in the legend.</param>
/// <param name="color">The color, as #RRGGBB.</param>
/// <param name="value">Reads the loss from a step.</param>
internal sealed class LossSeries(string name, string color, Func<StepTaken, double> value)
{
    private readonly List<double> _values = [];

    /// <summary>The name in the legend.</summary>
    public string Name { get; } = name;

    /// <summary>The color, as #RRGGBB.</summary>
    public string Color { get; } = color;

    /// <summary>The values that a logarithmic axis can show.</summary>
    public IEnumerable<double> Shown => _values.Where(double.IsFinite);

    /// <summary>Adds the loss at an iteration.</summary>
    public void Add(StepTaken step) =>
        _values.Add(value(step) is > 0 and < double.PositiveInfinity and var positive ? positive : double.NaN);

    /// <summary>The segments without a gap, as iterations from 1 and values.</summary>
    public IEnumerable<(double[] Iterations, double[] Values)> Segments()
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
