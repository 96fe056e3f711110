using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pastiche.Graphs;
using Pastiche.Optimization;
using Pastiche.Stylization;

namespace Pastiche;

/// <summary>
/// One iteration of a run: its position, its losses, and on demand the image so far. It can be read by any thread, also after the
/// stylizer was disposed.
/// </summary>
public sealed record StylizeStep
{
    private readonly Recipe _recipe;
    private readonly ExclusiveUse _use;
    private OptimizedImage? _image;

    internal StylizeStep(OptimizedImage image, Recipe recipe, ExclusiveUse use) => (_image, _recipe, _use) = (image, recipe, use);

    /// <summary>The scale, from 0.</summary>
    public required int Scale { get; init; }

    /// <summary>Columns of the image at this scale.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the image at this scale.</summary>
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

    /// <summary>
    /// The outcome of the optimizer's step. A run ends after <see cref="StepOutcome.NonFinite"/>, a scale after
    /// <see cref="StepOutcome.Stalled"/>.
    /// </summary>
    public required StepOutcome Outcome { get; init; }

    /// <summary>Whether this is the last step of the run.</summary>
    public required bool IsLast { get; init; }

    /// <summary>The engine that computed the losses and their gradient at this scale, and why it was chosen.</summary>
    public required EngineChoice Engine { get; init; }

    /// <summary>The time since the run began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The nearest neighbors that are the targets, which the next step may change; empty if nothing is matched.</summary>
    internal IReadOnlyList<int[]> Chosen { get; init; } = [];

    /// <summary>The image so far, of this scale's size; transparent where the content is.</summary>
    /// <exception cref="InvalidOperationException">The next step has been taken since.</exception>
    public Image GetImage() => Read(image => image.GetImage());

    /// <summary>The image so far as the network sees it: with its padding, without color transfer and transparency.</summary>
    /// <exception cref="InvalidOperationException">The next step has been taken since.</exception>
    internal Image GetPaddedImage() => Read(image => image.GetPaddedImage());

    /// <summary>The image so far, with the recipe that leads to it.</summary>
    /// <exception cref="InvalidOperationException">The next step has been taken since.</exception>
    public StylizeResult Result() => new(GetImage(), _recipe with
    {
        Width = Width,
        Height = Height,
        Stopped = IsLast && Outcome != StepOutcome.NonFinite ? null : new RecipeStop(Scale, Iteration),
    });

    /// <summary>Copies the state, to resume from it with the same results to the bit: hundreds of megabytes at large sizes.</summary>
    /// <exception cref="InvalidOperationException">The next step has been taken since.</exception>
    public RunState Capture() => Read(image => StateOf(image.Capture(), [.. Chosen.Select(ImmutableArray.Create)]));

    /// <summary>
    /// Saves the state and the recipe to a file, from which <see cref="Stylizer.Resume"/> goes on with the same results to the bit. It is
    /// written from the vectors of the run, without a copy. The file appears complete or not at all, flushed to the disk; an existing one
    /// is replaced.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PasticheException">The file cannot be written; an existing one is unchanged.</exception>
    /// <exception cref="InvalidOperationException">The next step has been taken since, or the run has ended.</exception>
    public void SaveCheckpoint(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        StateFile.Write(path, overwrite: true, SaveCheckpoint);
    }

    /// <summary>Saves the state and the recipe to a stream, as <see cref="SaveCheckpoint(string)"/> does to a file.</summary>
    /// <param name="stream">The stream to write to; it stays open.</param>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    /// <exception cref="InvalidOperationException">The next step has been taken since, or the run has ended.</exception>
    public void SaveCheckpoint(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SaveCheckpoint(stream, job: null);
    }

    /// <summary>Saves the state, the recipe, and what the program adds, as JSON.</summary>
    internal void SaveCheckpoint(Stream stream, string? job)
    {
        if (IsLast) throw new InvalidOperationException("The run has ended: there is nothing to resume.");
        Read(image =>
        {
            StateOf(image.View(), [.. Chosen.Select(ImmutableCollectionsMarshal.AsImmutableArray)]).Write(stream, _recipe, job);
            return true;
        });
    }

    /// <summary>This step without access to the image, which keeps the memory of the run alive.</summary>
    internal StylizeStep WithoutImage() => this with { _image = null, Chosen = [] };

    /// <summary>A scale that stalled is done, as one that reached its last iteration.</summary>
    private RunState StateOf(OptimizerState optimizer, ImmutableArray<ImmutableArray<int>> matches) =>
        new(Scale, Outcome == StepOutcome.Stalled && !IsLast ? Iterations : Iteration, optimizer) { Matches = matches };

    /// <summary>Reads the image, once no thread computes the next step.</summary>
    private T Read<T>(Func<OptimizedImage, T> read)
    {
        using var use = _use.EnterAnyhow();
        return _image?.Iteration == Iteration
            ? read(_image)
            : throw new InvalidOperationException("A step shows the picture only until the next step is taken; ask for it before that.");
    }
}
