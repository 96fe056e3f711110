using Pastiche.Losses;

namespace Pastiche.Lesson.Experiments;

/// <summary>An experiment that paints an image.</summary>
public class Painting : JobPart
{
    private readonly NetworkSession _session;
    private readonly List<StylizeStep> _steps = [];

    /// <summary>Plans a painting; <see cref="Run"/> paints it.</summary>
    /// <param name="title">The result of the experiment, in words.</param>
    /// <param name="session">The network to paint with.</param>
    /// <param name="content">The content image.</param>
    /// <param name="styles">The style images.</param>
    /// <param name="options">Losses, scales and method.</param>
    /// <exception cref="PasticheException">An image or an option cannot be used.</exception>
    public Painting(string title, NetworkSession session, Image content, StyleMix styles, StylizeOptions options)
        : base(title)
    {
        (_session, Content, Styles) = (session, content, styles);
        Options = session.Fit?.Invoke(session.Stylizer, content, styles, options) ?? options;
        Plan = session.Stylizer.Plan(content, styles, Options);
    }

    /// <summary>The content image.</summary>
    public Image Content { get; }

    /// <summary>The style images.</summary>
    public StyleMix Styles { get; }

    /// <summary>Losses, scales and method.</summary>
    public StylizeOptions Options { get; }

    /// <summary>Sizes, iterations and memory.</summary>
    public StylizePlan Plan { get; }

    /// <summary>The painted image and its recipe. After a cancelled run it is the image so far; null before the first step.</summary>
    public StylizeResult? Result { get; private set; }

    /// <summary>The losses at every iteration, without their images.</summary>
    public IReadOnlyList<StylizeStep> Steps => _steps;

    /// <inheritdoc/>
    public override bool IsFinished => Result is { Recipe.Stopped: null };

    /// <inheritdoc/>
    public override bool HasResult => Result is not null;

    /// <inheritdoc/>
    public override string? Outcome => UnfinishedNote;

    /// <inheritdoc/>
    public override double Work => Plan.Operations;

    /// <summary>The painted image with the network's padding; null before the first step.</summary>
    internal Image? PaddedImage { get; private set; }

    /// <summary>The memory of a finished painting, in bytes: the image, with and without its padding.</summary>
    internal long KeptBytes => 2L * sizeof(float) * Image.Channels * Plan.Scales[^1].Width * Plan.Scales[^1].Height;

    /// <summary>A remark on a result that is not finished; null for a finished one.</summary>
    private protected string? UnfinishedNote => Result is null || IsFinished ? null : "unfinished";

    /// <summary>Replaces each measured target before the painting begins; null keeps them.</summary>
    private protected virtual Func<Target, Target>? TargetOverride => null;

    /// <inheritdoc/>
    public override IEnumerable<double> Run(CancellationToken cancellationToken = default)
    {
        var (all, before) = (Work, 0.0);
        StylizeStep? last = null;
        try
        {
            foreach (var step in Paint(cancellationToken))
            {
                if (last is not null && last.Scale != step.Scale) before += Plan.Scales[last.Scale].Operations;
                last = step;
                _steps.Add(step.WithoutImage());
                OnStep(step);
                yield return (before + (Plan.Scales[step.Scale].Operations * step.Iteration / step.Iterations)) / all;
            }
        }
        finally
        {
            Result = last?.Result();
            PaddedImage = last?.GetPaddedImage();
        }
    }

    /// <summary>Called after every iteration. The step's image can be read now and not later.</summary>
    private protected virtual void OnStep(StylizeStep step)
    {
    }

    private IEnumerable<StylizeStep> Paint(CancellationToken cancellationToken) => TargetOverride is { } replace
        ? _session.Stylizer.StepsTowards(Content, Styles, Options, replace, cancellationToken)
        : _session.Stylizer.Steps(Content, Styles, Options, cancellationToken: cancellationToken);
}
