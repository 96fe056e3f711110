namespace Pastiche.Optimization;

/// <summary>What a step came to.</summary>
/// <param name="Value">
/// The function's value at the last iterate accepted; not finite only where it has none at the start. Adam moves on from there
/// before it returns, L-BFGS is there.
/// </param>
/// <param name="Evaluations">How often the function was called.</param>
/// <param name="Outcome">How it ended.</param>
internal readonly record struct OptimizerStep(double Value, int Evaluations, StepOutcome Outcome);

/// <summary>How a step ended.</summary>
public enum StepOutcome
{
    /// <summary>The iterate moved.</summary>
    Accepted,

    /// <summary>No smaller value could be found: the iterate stays where it was, and further steps will not move it.</summary>
    Stalled,

    /// <summary>Values or gradients stayed infinite or undefined after several halvings: the last good iterate is kept.</summary>
    NonFinite,
}
