namespace Pastiche.Lesson.Experiments;

/// <summary>A painting that keeps images of its progress: more of them at the beginning, where the image changes most.</summary>
public sealed class PaintingWithSnapshots : Painting
{
    private static readonly int[] FirstScale = [1, 3, 10, 30];
    private static readonly int[] LaterScales = [10];

    private readonly List<Snapshot> _snapshots = [];

    /// <inheritdoc cref="Painting(string, NetworkSession, Image, StyleMix, StylizeOptions)"/>
    public PaintingWithSnapshots(string title, NetworkSession session, Image content, StyleMix styles, StylizeOptions options)
        : base(title, session, content, styles, options)
    {
    }

    /// <summary>The kept images, in the order of painting.</summary>
    public IReadOnlyList<Snapshot> Snapshots => _snapshots;

    /// <inheritdoc/>
    private protected override void OnStep(StylizeStep step)
    {
        var kept = step.Scale == 0 ? FirstScale : LaterScales;
        if (!kept.Contains(step.Iteration) && step.Iteration != step.Iterations && !step.IsLast) return;
        _snapshots.Add(new Snapshot(Steps.Count, step.GetImage(), step.Total));
    }
}
