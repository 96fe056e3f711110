namespace Pastiche.Cli.Lesson;

/// <summary>How pictures are rebuilt.</summary>
/// <param name="LongSide">Pixels of the long side.</param>
/// <param name="Iterations">Steps of the optimiser.</param>
/// <param name="Seed">Chooses the noise.</param>
internal sealed record ReconstructionSettings(int LongSide, int Iterations, int Seed = 0)
{
    /// <summary>The size and the iterations of <see cref="StylizeOptions.Reconstruction"/>.</summary>
    public static ReconstructionSettings Default { get; } =
        new(StylizeOptions.Reconstruction.Scales.Steps[^1].LongSide, StylizeOptions.Reconstruction.Scales.Steps[^1].Iterations);
}
