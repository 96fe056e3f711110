using Pastiche.Graphs;

namespace Pastiche;

/// <summary>What a run will do and need, known before it starts.</summary>
/// <param name="Scales">The sizes of the picture, from coarse to fine.</param>
/// <param name="MemoryBytes">About how much memory the program will take at its peak.</param>
public sealed record StylizePlan(IReadOnlyList<PlannedScale> Scales, long MemoryBytes)
{
    /// <summary>What is worth knowing before it starts, in sentences without their full stops: a mask that is stretched, for example.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>One size at which a picture will be painted.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Styles">The size of each style picture.</param>
/// <param name="Iterations">Steps of the optimiser.</param>
public sealed record PlannedScale(int Width, int Height, ValueList<ImageSize> Styles, int Iterations)
{
    /// <summary>What it costs, in pixels times iterations: the measure by which time is shared out.</summary>
    public double Cost => (double)Width * Height * Iterations;
}
