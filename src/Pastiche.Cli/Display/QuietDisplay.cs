namespace Pastiche.Cli.Display;

/// <summary>Shows nothing.</summary>
internal sealed class QuietDisplay : IDisplay
{
    public void Follow(IEnumerable<JobEvent> events)
    {
        foreach (var _ in events)
        {
            // The enumeration runs the job.
        }
    }
}
