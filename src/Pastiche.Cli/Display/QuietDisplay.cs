namespace Pastiche.Cli.Display;

/// <summary>Shows nothing.</summary>
internal sealed class QuietDisplay : IDisplay
{
    public void Follow(Painting painting, IEnumerable<StylizeStep> steps)
    {
        foreach (var _ in steps)
        {
            // Pulling is what makes the run go on.
        }
    }

    public void Finish(Ending ending)
    {
    }
}
