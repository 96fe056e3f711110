namespace Pastiche.Testing;

/// <summary>What one evaluation gave.</summary>
/// <param name="Outputs">Every output, row-major; indices and booleans (1 or 0) as doubles.</param>
/// <param name="Decisions">
/// A fingerprint of every discontinuous choice on the way: signs at Relu, winners of MaxPool, results of Greater. Two evaluations
/// with equal decisions lie on the same smooth piece of the function.
/// </param>
public sealed record Evaluation(IReadOnlyDictionary<string, double[]> Outputs, ulong Decisions);
