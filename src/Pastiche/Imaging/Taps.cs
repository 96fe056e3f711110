namespace Pastiche.Imaging;

/// <summary>The filter taps of one position on a resized axis: the source positions First, First + 1, … and their weights.</summary>
internal readonly record struct Taps(int First, float[] Weights)
{
    private const double Lobes = 3;

    /// <summary>The taps of every position of an axis resized from one length to another.</summary>
    public static Taps[] Create(int from, int to)
    {
        var taps = new Taps[to];
        for (var i = 0; i < to; i++)
            taps[i] = At(((i + 0.5) * from / to) - 0.5, from, stretch: Math.Max(1, (double)from / to), shrinks: to < from);
        return taps;
    }

    /// <summary>The taps of an axis that is averaged over boxes where it shrinks; one that grows is interpolated.</summary>
    public static Taps[] CreateMeans(int from, int to)
    {
        if (to >= from) return Create(from, to);
        var taps = new Taps[to];
        for (var i = 0; i < to; i++)
        {
            var (start, end) = ((double)i * from / to, (i + 1.0) * from / to);
            var first = (int)start;
            var weights = new float[(int)Math.Ceiling(end) - first];
            for (var j = 0; j < weights.Length; j++)
                weights[j] = (float)((Math.Min(end, first + j + 1) - Math.Max(start, first + j)) / (end - start));
            taps[i] = new Taps(first, weights);
        }

        return taps;
    }

    private static Taps At(double center, int length, double stretch, bool shrinks)
    {
        var radius = shrinks ? Lobes * stretch : 1;
        var (first, last) = ((int)Math.Ceiling(center - radius), (int)Math.Floor(center + radius));
        var start = Math.Clamp(first, 0, length - 1);
        var weights = new double[Math.Clamp(last, 0, length - 1) - start + 1];
        for (var i = first; i <= last; i++)
        {
            var distance = Math.Abs(i - center) / stretch;
            // Beyond the edge, the edge is repeated.
            weights[Math.Clamp(i, 0, length - 1) - start] += shrinks ? Lanczos(distance) : Math.Max(0, 1 - distance);
        }

        var sum = weights.Sum();
        return new Taps(start, Array.ConvertAll(weights, weight => (float)(weight / sum)));
    }

    private static double Lanczos(double x) =>
        x >= Lobes ? 0 : Sinc(x) * Sinc(x / Lobes);

    private static double Sinc(double x) => x < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
