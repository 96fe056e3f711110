namespace Pastiche.Stylization;

/// <summary>What an engine needs, fitted to measured peaks.</summary>
/// <param name="FixedBytes">The program and its libraries.</param>
/// <param name="WeightCopies">The layouts that weights are kept in: as read, turned for the gradient, and made ready for either.</param>
/// <param name="Objective">Buffers for feature maps, their gradients and masks, in feature maps of a single forward pass.</param>
/// <param name="Measurement">The same for a forward pass alone, which is how targets are measured.</param>
/// <param name="Vectors">Copies of each of the optimiser's vectors.</param>
internal sealed record MemoryFactors(long FixedBytes, double WeightCopies, double Objective, double Measurement, double Vectors)
{
    private static readonly MemoryFactors OnnxRuntime = new(240_000_000, 5, 4, 1.2, 1);

    /// <summary>Its results take each other's places as soon as they may.</summary>
    private static readonly MemoryFactors Cpu = new(160_000_000, 5, 1.8, 0.7, 1.3);

    /// <summary>Those of an engine.</summary>
    public static MemoryFactors Of(Engine engine) => engine == Engine.OnnxRuntime ? OnnxRuntime : Cpu;
}
