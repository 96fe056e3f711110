namespace Pastiche.Cli.Display;

/// <summary>Shows nothing.</summary>
internal sealed class QuietDisplay : IDisplay
{
    public void Follow(IEnumerable<JobEvent> events)
    {
        foreach (var _ in events)
        {
            // Enumerating makes the job progress.
        }
    }
}
