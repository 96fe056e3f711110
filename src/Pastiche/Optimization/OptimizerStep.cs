namespace Pastiche.Optimization;

/// <summary>The result of a step.</summary>
/// <param name="Value">
/// The function's value at the last accepted iterate; not finite only if it is not finite at the start. Adam has already moved from that
/// iterate when it returns, L-BFGS has not.
/// </param>
/// <param name="Evaluations">The number of calls of the function.</param>
/// <param name="Outcome">How it ended.</param>
internal readonly record struct OptimizerStep(double Value, int Evaluations, StepOutcome Outcome);

/// <summary>How a step ended.</summary>
public enum StepOutcome
{
    /// <summary>The iterate moved.</summary>
    Accepted,

    /// <summary>No smaller value was found: the iterate is unchanged, and further steps will not change it.</summary>
    Stalled,

    /// <summary>Values or gradients were infinite or undefined after several halvings: the last finite iterate is kept.</summary>
    NonFinite,
}
