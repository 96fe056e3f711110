using Pastiche.Losses;

namespace Pastiche.Cli.Lesson;

/// <summary>A part that paints a picture.</summary>
internal class LessonPainting : JobPart
{
    private readonly PaintingCost _cost;
    private readonly List<StylizeStep> _steps = [];

    /// <param name="title">What it makes.</param>
    /// <param name="stylizer">Paints it.</param>
    /// <param name="cost">What the network costs.</param>
    /// <param name="content">What to paint.</param>
    /// <param name="styles">How to paint it.</param>
    /// <param name="options">What decides the look.</param>
    public LessonPainting(string title, Stylizer stylizer, PaintingCost cost, Image content, StyleMix styles, StylizeOptions options) : base(title)
    {
        (Stylizer, _cost, Content, Styles, Options) = (stylizer, cost, content, styles, options);
        Plan = stylizer.Plan(content, styles, options);
    }

    /// <summary>What is painted.</summary>
    public Image Content { get; }

    /// <summary>How it is painted.</summary>
    public StyleMix Styles { get; }

    /// <summary>What decides the look.</summary>
    public StylizeOptions Options { get; }

    /// <summary>Sizes, iterations and memory.</summary>
    public StylizePlan Plan { get; }

    /// <summary>The picture, and how it was made; the picture so far where it was ended.</summary>
    public StylizeResult? Result { get; private set; }

    /// <summary>The same as the network saw it, with its padding.</summary>
    public Image? Canvas { get; private set; }

    /// <summary>The losses at every iteration; the pictures on the way are not kept.</summary>
    public IReadOnlyList<StylizeStep> Steps => _steps;

    /// <summary>Whether the picture is what it was to become: neither ended on the way nor given up because its losses became infinite or undefined.</summary>
    public override bool IsFinished => Result is { Recipe.Stopped: null };

    /// <summary>What is to be said of a picture that is not.</summary>
    public string? Unfinished => Result is null || IsFinished ? null : "unfinished";

    /// <inheritdoc/>
    public override string? Outcome => Unfinished;

    /// <inheritdoc/>
    public override double Work => Plan.Scales.Sum(scale => _cost.Of(scale, Options));

    /// <inheritdoc/>
    public override bool HasResult => Result is not null;

    /// <summary>What is kept of it when it is finished: the picture, and the one with its padding.</summary>
    public virtual long KeptBytes => 2L * sizeof(float) * Image.Channels * Plan.Scales[^1].Width * Plan.Scales[^1].Height;

    /// <summary>Paints it.</summary>
    protected Stylizer Stylizer { get; }

    /// <summary>What it aims at in place of each target that is measured; null for these.</summary>
    protected virtual Func<Target, Target>? Aim => null;

    /// <inheritdoc/>
    public override IEnumerable<double> Make(CancellationToken cancellationToken)
    {
        var (all, before) = (Work, 0.0);
        StylizeStep? last = null;
        try
        {
            var steps = Aim is { } aim
                ? Stylizer.StepsTowards(Content, Styles, Options, aim, cancellationToken)
                : Stylizer.Steps(Content, Styles, Options, cancellationToken: cancellationToken);
            foreach (var step in steps)
            {
                if (last is not null && last.Scale != step.Scale) before += _cost.Of(Plan.Scales[last.Scale], Options);
                last = step;
                _steps.Add(step.WithoutImage());
                Look(step);
                yield return (before + (_cost.Of(Plan.Scales[step.Scale], Options) * step.Iteration / step.Iterations)) / all;
            }
        }
        finally
        {
            Result = last?.Result();
            Canvas = last?.GetPaddedImage();
        }
    }

    /// <summary>Takes note of an iteration, whose picture can be taken now and not later.</summary>
    protected virtual void Look(StylizeStep step)
    {
    }
}
