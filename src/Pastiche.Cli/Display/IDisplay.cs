namespace Pastiche.Cli.Display;

/// <summary>Shows a run to whoever started it.</summary>
internal interface IDisplay
{
    /// <summary>Pulls the iterations of a run, which is what makes it go on, and shows each.</summary>
    void Follow(Painting painting, IEnumerable<StylizeStep> steps);

    /// <summary>Says how it ended.</summary>
    void Finish(Ending ending);
}
