namespace Pastiche.Lesson.Experiments;

/// <summary>Size and effort of a reconstruction.</summary>
/// <param name="LongSide">The long side of the image, in pixels.</param>
/// <param name="Iterations">The iterations of the optimizer at each scale.</param>
/// <param name="Seed">The seed of the noise that the reconstruction starts from.</param>
public sealed record ReconstructionSettings(int LongSide, int Iterations, int Seed = 0)
{
    /// <summary>Size and iterations of <see cref="StylizeOptions.Reconstruction"/>.</summary>
    public static ReconstructionSettings Default { get; } =
        new(StylizeOptions.Reconstruction.Scales.Steps[^1].LongSide, StylizeOptions.Reconstruction.Scales.Steps[^1].Iterations);
}
