namespace Pastiche.Lesson.Experiments;

/// <summary>The differences between the images of a <see cref="RatioSweep"/>.</summary>
/// <param name="Ratios">The ratio α/β of each column, in increasing order.</param>
/// <param name="Depths">The number of style layers of each row, in increasing order; null for <see cref="RatioSweep.UsualDepths"/>.</param>
public sealed record SweepAxes(IReadOnlyList<float> Ratios, IReadOnlyList<int>? Depths = null);
