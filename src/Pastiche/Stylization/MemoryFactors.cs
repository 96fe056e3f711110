namespace Pastiche.Stylization;

/// <summary>The factors of an engine's memory, fitted to measured peaks.</summary>
/// <param name="FixedBytes">The program and its libraries.</param>
/// <param name="WeightCopies">The copies of the weights: as read, rotated for the gradient, and packed for kernels.</param>
/// <param name="Objective">Buffers for feature maps, their gradients and masks, in feature maps of a single forward pass.</param>
/// <param name="Measurement">Buffers of a forward pass alone, by which targets are measured, in the same unit.</param>
/// <param name="Vectors">Copies of each of the optimizer's vectors.</param>
internal sealed record MemoryFactors(long FixedBytes, double WeightCopies, double Objective, double Measurement, double Vectors)
{
    private static readonly MemoryFactors OnnxRuntime = new(240_000_000, 5, 4, 1.2, 1);

    /// <summary>Buffers are reused as soon as they are dead.</summary>
    private static readonly MemoryFactors Cpu = new(160_000_000, 5, 1.8, 0.7, 1.3);

    /// <summary>The factors of an engine.</summary>
    public static MemoryFactors Of(Engine engine) => engine == Engine.OnnxRuntime ? OnnxRuntime : Cpu;
}
