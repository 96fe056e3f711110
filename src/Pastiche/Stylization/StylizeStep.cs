using Pastiche.Graphs;
using Pastiche.Optimization;
using Pastiche.Stylization;

namespace Pastiche;

/// <summary>
/// One iteration of a run: where it is, what the losses are, and on demand the picture so far, for any thread and also after the stylizer
/// was disposed.
/// </summary>
public sealed record StylizeStep
{
    private readonly Recipe _recipe;
    private readonly ExclusiveUse _use;
    private OptimizedImage? _image;

    internal StylizeStep(OptimizedImage image, Recipe recipe, ExclusiveUse use) => (_image, _recipe, _use) = (image, recipe, use);

    /// <summary>The scale, from 0.</summary>
    public required int Scale { get; init; }

    /// <summary>Columns of the picture at this scale.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the picture at this scale.</summary>
    public required int Height { get; init; }

    /// <summary>Iterations done at this scale, from 1.</summary>
    public required int Iteration { get; init; }

    /// <summary>Iterations to do at this scale.</summary>
    public required int Iterations { get; init; }

    /// <summary>The losses at the last iterate evaluated, before their weights.</summary>
    public required LossTerms Terms { get; init; }

    /// <summary>The losses of the layers at the same iterate: the content's from first to last, and then the style's.</summary>
    public required ValueList<LossPart> LossParts { get; init; }

    /// <summary>The weighted sum of the losses, without the range guard.</summary>
    public required double Total { get; init; }

    /// <summary>Whether the optimiser moved; a run ends after <see cref="StepOutcome.NonFinite"/>, a scale after <see cref="StepOutcome.Stalled"/>.</summary>
    public required StepOutcome Outcome { get; init; }

    /// <summary>Whether the run has come to its end with this step.</summary>
    public required bool IsLast { get; init; }

    /// <summary>What computed the losses and their gradient at this scale, and why it was this engine.</summary>
    public required EngineChoice Engine { get; init; }

    /// <summary>Time since the run began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The picture so far, of this scale's size; transparent where the content is.</summary>
    /// <exception cref="InvalidOperationException">The next step has been taken since.</exception>
    public Image GetImage() => Read(image => image.GetImage());

    /// <summary>The image so far as the network sees it: with its padding, without color transfer and transparency.</summary>
    /// <exception cref="InvalidOperationException">The next step has been taken since.</exception>
    internal Image GetPaddedImage() => Read(image => image.GetPaddedImage());

    /// <summary>The picture so far with the recipe that leads to it.</summary>
    /// <exception cref="InvalidOperationException">The next step has been taken since.</exception>
    public StylizeResult Result() => new(GetImage(), _recipe with
    {
        Width = Width,
        Height = Height,
        Stopped = IsLast && Outcome != StepOutcome.NonFinite ? null : new RecipeStop(Scale, Iteration),
    });

    /// <summary>Everything needed to go on from here later, to the same bits. A copy: hundreds of megabytes at large sizes.</summary>
    /// <exception cref="InvalidOperationException">The next step has been taken since.</exception>
    public RunState Capture() => new(Scale, Iteration, Read(image => image.Capture()));

    /// <summary>The same numbers without the picture, which takes the memory of the run for as long as the step is kept.</summary>
    internal StylizeStep WithoutImage() => this with { _image = null };

    /// <summary>Reads what belongs to this step, once no thread computes the next one.</summary>
    private T Read<T>(Func<OptimizedImage, T> read)
    {
        using var use = _use.EnterAnyhow();
        return _image?.Iteration == Iteration
            ? read(_image)
            : throw new InvalidOperationException("A step shows the picture only until the next step is taken; ask for it before that.");
    }
}
