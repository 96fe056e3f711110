namespace Pastiche.Cli.Lesson;

/// <summary>A painting that keeps some pictures on its way, closer together at the beginning, when most happens.</summary>
/// <param name="title">What it makes.</param>
/// <param name="laboratory">What paints it.</param>
/// <param name="content">What to paint.</param>
/// <param name="styles">How to paint it.</param>
/// <param name="options">What decides the look.</param>
internal sealed class FilmedPainting(string title, NetworkSession laboratory, Image content, StyleMix styles, StylizeOptions options)
    : LessonPainting(title, laboratory.Stylizer, laboratory.Cost, content, styles, options)
{
    private static readonly int[] FirstScale = [1, 3, 10, 30];
    private static readonly int[] LaterScales = [10];

    private readonly List<FilmFrame> _frames = [];

    /// <summary>The pictures that were kept, in their order.</summary>
    public IReadOnlyList<FilmFrame> Frames => _frames;

    /// <inheritdoc/>
    protected override void Look(StylizeStep step)
    {
        var isKept = (step.Scale == 0 ? FirstScale : LaterScales).Contains(step.Iteration) || step.Iteration == step.Iterations || step.IsLast;
        if (isKept) _frames.Add(new FilmFrame(Steps.Count, step.GetImage(), step.Total));
    }
}

/// <summary>A picture on the way.</summary>
/// <param name="Iteration">Counted over all scales, from 1.</param>
/// <param name="Image">The picture, of its scale's size.</param>
/// <param name="Total">The total loss there.</param>
internal sealed record FilmFrame(int Iteration, Image Image, double Total);
