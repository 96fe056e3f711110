namespace Pastiche.Cli.Jobs.Checkpoints;

/// <summary>
/// Decides when a checkpoint is due: after a time, and not before 20 times as long has passed as the last one took, so that they cost at
/// most 5 % of the time.
/// </summary>
/// <param name="every">The time between two checkpoints.</param>
/// <param name="clock">The clock.</param>
internal sealed class CheckpointSchedule(TimeSpan every, TimeProvider clock)
{
    private const int Stretch = 20;

    private long _since = clock.GetTimestamp();
    private TimeSpan _least;

    /// <summary>Whether one is due.</summary>
    public bool IsDue => clock.GetElapsedTime(_since) is var since && since >= every && since >= _least;

    /// <summary>Writes one, and plans the next, whether it succeeds or not.</summary>
    /// <returns>The time that it took.</returns>
    public TimeSpan Write(Action write)
    {
        var begin = clock.GetTimestamp();
        try
        {
            write();
        }
        finally
        {
            _since = clock.GetTimestamp();
            _least = Stretch * clock.GetElapsedTime(begin, _since);
        }

        return clock.GetElapsedTime(begin, _since);
    }
}
