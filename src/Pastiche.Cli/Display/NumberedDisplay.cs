namespace Pastiche.Cli.Display;

/// <summary>Shows a run as another display does, and which one it is of several.</summary>
internal sealed class NumberedDisplay(IDisplay inner, string place) : IDisplay
{
    public void Follow(Painting painting, IEnumerable<StylizeStep> steps) => inner.Follow(painting with { Place = place }, steps);

    public void Finish(Ending ending) => inner.Finish(ending);
}
