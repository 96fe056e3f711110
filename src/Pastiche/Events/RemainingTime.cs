namespace Pastiche.Events;

/// <summary>
/// Estimates the remaining time of a run from the speed so far. The cost of an iteration is taken as proportional to its pixels. The
/// setup of a scale, which is part of its first iteration, does not count as speed.
/// </summary>
internal sealed class RemainingTime(IReadOnlyList<JobScale> scales)
{
    private int _scale = -1;
    private (int Iteration, TimeSpan Elapsed) _first;
    private double? _secondsPerPixel;

    /// <summary>Updates the estimate after an iteration.</summary>
    /// <param name="scale">The index of the scale, from 0.</param>
    /// <param name="iteration">The number of finished iterations of the scale.</param>
    /// <param name="elapsed">The time since the run began.</param>
    /// <returns>The remaining time; null if it is not known yet.</returns>
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
