using Pastiche.Graphs;

namespace Pastiche;

/// <summary>The plan of a run: its sizes and its memory, known before it starts.</summary>
/// <param name="Scales">The sizes of the image, from coarse to fine.</param>
/// <param name="MemoryBytes">About how many bytes of memory the program will take at its peak.</param>
public sealed record StylizePlan(IReadOnlyList<PlannedScale> Scales, long MemoryBytes)
{
    /// <summary>Notes for the user, such as that a mask is stretched; sentences without their full stops.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>
    /// About how many multiply-adds of convolutions take as long as the run; <see cref="Stylizer.EstimateTime"/> turns them into time.
    /// </summary>
    public double Operations => Scales.Sum(scale => scale.Operations);
}

/// <summary>One size at which the image will be painted.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Styles">The size of each style image.</param>
/// <param name="Iterations">Steps of the optimizer.</param>
public sealed record PlannedScale(int Width, int Height, ValueList<ImageSize> Styles, int Iterations)
{
    /// <summary>About how many multiply-adds of convolutions take as long as this scale.</summary>
    public double Operations { get; init; }

    /// <summary>The cost, in pixels times iterations, from which the remaining time is estimated.</summary>
    public double Cost => (double)Width * Height * Iterations;
}
