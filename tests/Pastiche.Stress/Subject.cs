namespace Pastiche.Stress;

/// <summary>An object that several threads use at the same time.</summary>
internal abstract class Subject
{
    /// <summary>Calls one of its members, chosen at random.</summary>
    /// <param name="random">The calling thread's.</param>
    /// <param name="tally">Counts the call.</param>
    public abstract void Act(Random random, Tally tally);

    /// <summary>Puts another object in the place of a shared one and disposes the one that others may still use.</summary>
    protected static bool Replace<T>(ref T shared, T other) where T : class, IDisposable
    {
        Interlocked.Exchange(ref shared, other).Dispose();
        return true;
    }
}
