using Pastiche.Losses;
using Pastiche.Matching;

namespace Pastiche.Runtime;

/// <summary>An objective compiled for one size. With targets set, it computes distances and gradient of an image.</summary>
/// <param name="objective">What is compiled.</param>
/// <param name="width">Columns, padded.</param>
/// <param name="height">Rows, padded.</param>
internal abstract class CompiledObjective(Objective objective, int width, int height) : IDisposable
{
    /// <summary>What was compiled.</summary>
    public Objective Objective { get; } = objective;

    /// <summary>Columns, padded.</summary>
    public int Width { get; } = width;

    /// <summary>Rows, padded.</summary>
    public int Height { get; } = height;

    /// <summary>The image to measure, [3][Height][Width].</summary>
    public abstract Span<float> Image { get; }

    /// <summary>The distance of each term after <see cref="Run"/>.</summary>
    public abstract ReadOnlySpan<float> Distances { get; }

    /// <summary>Sets the coefficients of the terms and those targets that have values.</summary>
    public abstract void SetTargets(IReadOnlyList<Target> targets);

    /// <summary>Sets the target of a term whose loss is matched.</summary>
    public abstract void SetNeighbors(Term term, NeighborTargets targets);

    /// <summary>Sets where a region is.</summary>
    /// <param name="region">The number of the region.</param>
    /// <param name="weight">How much of each pixel of the padded image belongs to it.</param>
    public abstract void SetRegion(int region, Mask weight);

    /// <summary>Computes the distances of the image and their gradient.</summary>
    /// <param name="gradient">Receives the gradient, [3][Height][Width].</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public abstract void Run(Span<float> gradient, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract void Dispose();
}
