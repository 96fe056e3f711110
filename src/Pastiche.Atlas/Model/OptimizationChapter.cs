namespace Pastiche.Atlas.Model;

/// <summary>How the picture came about.</summary>
/// <param name="Frames">The picture at some iterations.</param>
/// <param name="Curves">The losses at every iteration.</param>
/// <param name="Scales">Where each scale begins.</param>
public sealed record OptimizationChapter(IReadOnlyList<Frame> Frames, IReadOnlyList<Curve> Curves, IReadOnlyList<ScaleMark> Scales);

/// <summary>The picture at an iteration.</summary>
/// <param name="Iteration">Counted over all scales, from 1; 0 for what it began from.</param>
/// <param name="Image">The picture.</param>
/// <param name="Total">The total loss; null for what it began from.</param>
public sealed record Frame(int Iteration, AtlasImage Image, double? Total);

/// <summary>A loss at every iteration.</summary>
/// <param name="Name">Which one it is.</param>
/// <param name="Values">From the first iteration on, over all scales.</param>
public sealed record Curve(string Name, IReadOnlyList<double> Values);

/// <summary>Where a scale begins.</summary>
/// <param name="Iteration">Its first iteration, counted over all scales.</param>
/// <param name="Size">The size of the picture there.</param>
public sealed record ScaleMark(int Iteration, string Size);
