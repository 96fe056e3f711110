namespace Pastiche.Cli.Display;

/// <summary>
/// Estimates how long a run will take from the speed so far. An iteration costs about as much as it has pixels; what a scale takes
/// to set up, which shows in its first iteration, is not counted as speed.
/// </summary>
internal sealed class RemainingTime(IReadOnlyList<JobScale> scales)
{
    private int _scale = -1;
    private (int Iteration, TimeSpan Elapsed) _first;
    private double? _secondsPerPixel;

    /// <summary>Updates the estimate after an iteration.</summary>
    /// <param name="scale">Its scale, from 0.</param>
    /// <param name="iteration">Iterations done at this scale.</param>
    /// <param name="elapsed">Time since the run began.</param>
    /// <returns>The time left, or null while nothing can be said.</returns>
    public TimeSpan? After(int scale, int iteration, TimeSpan elapsed)
    {
        if (scale != _scale)
        {
            _scale = scale;
            _first = (iteration, elapsed);
        }
        else if (iteration > _first.Iteration)
        {
            var seconds = (elapsed - _first.Elapsed).TotalSeconds / (iteration - _first.Iteration);
            _secondsPerPixel = seconds / Pixels(scales[scale]);
        }

        var cost = ((scales[scale].Iterations - iteration) * Pixels(scales[scale]))
            + scales.Skip(scale + 1).Sum(later => Pixels(later) * later.Iterations);
        return cost == 0 ? TimeSpan.Zero : _secondsPerPixel is { } speed ? TimeSpan.FromSeconds(cost * speed) : null;
    }

    private static double Pixels(JobScale scale) => (double)scale.Width * scale.Height;
}
