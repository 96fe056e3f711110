namespace Pastiche.Imaging;

/// <summary>
/// Filters a plane by what is in a square window around each pixel, in time that does not depend on the window: means as running sums,
/// extremes as M. van Herk, "A fast algorithm for local minimum and maximum filters on rectangular and octagonal kernels" (1992).
/// </summary>
/// <param name="width">Columns of the planes.</param>
/// <param name="radius">The window has 2 · radius + 1 columns and rows.</param>
/// <param name="wraps">Whether the opposite edge is beyond an edge; otherwise the plane is reflected there.</param>
internal sealed class SlidingWindow(int width, int radius, bool wraps)
{
    /// <summary>Rows that are transposed together, so that a cache line is written at once.</summary>
    private const int Batch = 16;

    private readonly int _side = (2 * radius) + 1;

    private delegate void LineFilter(ReadOnlySpan<float> extended, Span<float> line);

    /// <summary>The mean of each window.</summary>
    /// <param name="plane">The plane, [Height][Width].</param>
    public float[] Mean(ReadOnlySpan<float> plane) => Filter(plane, Mean);

    /// <summary>The largest value of each window.</summary>
    /// <param name="plane">The plane, [Height][Width].</param>
    public float[] Largest(ReadOnlySpan<float> plane) => Filter(plane, (extended, line) => Extreme(extended, line, MathF.Max));

    /// <summary>The smallest value of each window.</summary>
    /// <param name="plane">The plane, [Height][Width].</param>
    public float[] Smallest(ReadOnlySpan<float> plane) => Filter(plane, (extended, line) => Extreme(extended, line, MathF.Min));

    private float[] Filter(ReadOnlySpan<float> plane, LineFilter filter) =>
        FilterRows(FilterRows(plane, width, filter), plane.Length / width, filter);

    /// <summary>Filters each row; the result is transposed.</summary>
    private float[] FilterRows(ReadOnlySpan<float> plane, int length, LineFilter filter)
    {
        var rows = plane.Length / length;
        var transposed = new float[plane.Length];
        var extended = new float[length + (2 * radius)];
        var lines = new float[Batch * length];
        for (var first = 0; first < rows; first += Batch)
        {
            var count = Math.Min(Batch, rows - first);
            for (var i = 0; i < count; i++)
            {
                Extend(plane.Slice((first + i) * length, length), extended);
                filter(extended, lines.AsSpan(i * length, length));
            }

            for (var x = 0; x < length; x++)
                for (var i = 0; i < count; i++) transposed[(x * rows) + first + i] = lines[(i * length) + x];
        }

        return transposed;
    }

    private void Extend(ReadOnlySpan<float> row, Span<float> extended)
    {
        row.CopyTo(extended[radius..]);
        for (var i = 1; i <= radius; i++)
        {
            extended[radius - i] = row[Padding.Inside(-i, row.Length, wraps)];
            extended[radius + row.Length - 1 + i] = row[Padding.Inside(row.Length - 1 + i, row.Length, wraps)];
        }
    }

    private void Mean(ReadOnlySpan<float> extended, Span<float> line)
    {
        var sum = 0.0;
        for (var i = 0; i < _side - 1; i++) sum += extended[i];
        for (var i = 0; i < line.Length; i++)
        {
            sum += extended[i + _side - 1];
            line[i] = (float)(sum / _side);
            sum -= extended[i];
        }
    }

    /// <summary>A window is the end of one block of its length and the beginning of the next.</summary>
    private void Extreme(ReadOnlySpan<float> extended, Span<float> line, Func<float, float, float> choose)
    {
        var fromStart = extended.ToArray();
        var toEnd = extended.ToArray();
        for (var i = 1; i < fromStart.Length; i++)
            if (i % _side != 0) fromStart[i] = choose(fromStart[i], fromStart[i - 1]);
        for (var i = toEnd.Length - 2; i >= 0; i--)
            if ((i + 1) % _side != 0) toEnd[i] = choose(toEnd[i], toEnd[i + 1]);
        for (var i = 0; i < line.Length; i++) line[i] = choose(toEnd[i], fromStart[i + _side - 1]);
    }
}
