namespace Pastiche.Lesson.Experiments;

/// <summary>The image at one iteration of a painting.</summary>
/// <param name="Iteration">The iteration, from 1, counted over all scales.</param>
/// <param name="Image">The image, in the size of its scale.</param>
/// <param name="Total">The total loss at this iteration.</param>
public sealed record Snapshot(int Iteration, Image Image, double Total);
