namespace Pastiche.Atlas.Model;

/// <summary>The chapter about the optimization.</summary>
/// <param name="Frames">The image at some iterations.</param>
/// <param name="Curves">The losses at every iteration.</param>
/// <param name="Scales">The first iteration of each scale.</param>
public sealed record OptimizationChapter(IReadOnlyList<Frame> Frames, IReadOnlyList<Curve> Curves, IReadOnlyList<ScaleMark> Scales);

/// <summary>The image at an iteration.</summary>
/// <param name="Iteration">The iteration, from 1, counted over all scales; 0 for the starting image.</param>
/// <param name="Image">The image.</param>
/// <param name="Total">The total loss; null for the starting image.</param>
public sealed record Frame(int Iteration, AtlasImage Image, double? Total);

/// <summary>A loss at every iteration.</summary>
/// <param name="Name">The name of the loss.</param>
/// <param name="Values">The values from the first iteration on, over all scales.</param>
public sealed record Curve(string Name, IReadOnlyList<double> Values);

/// <summary>The beginning of a scale.</summary>
/// <param name="Iteration">The first iteration, counted over all scales.</param>
/// <param name="Size">The size of the image, in pixels.</param>
public sealed record ScaleMark(int Iteration, string Size);
