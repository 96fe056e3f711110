namespace Pastiche;

/// <summary>What a run will do and need, known before it starts.</summary>
/// <param name="Scales">The sizes of the picture, from coarse to fine.</param>
/// <param name="MemoryBytes">About how much memory the program will take at its peak.</param>
public sealed record StylizePlan(IReadOnlyList<PlannedScale> Scales, long MemoryBytes);

/// <summary>One size at which a picture will be painted.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="StyleWidth">Columns of the style picture.</param>
/// <param name="StyleHeight">Rows of the style picture.</param>
/// <param name="Iterations">Steps of the optimiser.</param>
public sealed record PlannedScale(int Width, int Height, int StyleWidth, int StyleHeight, int Iterations)
{
    /// <summary>What it costs, in pixels times iterations: the measure by which time is shared out.</summary>
    public double Cost => (double)Width * Height * Iterations;
}
