namespace Pastiche.Optimization;

/// <summary>Computes a value to be minimised and its gradient.</summary>
/// <param name="parameters">Where.</param>
/// <param name="gradient">Receives the gradient, one value for every parameter.</param>
/// <returns>The value.</returns>
internal delegate double ObjectiveFunction(ReadOnlySpan<float> parameters, Span<float> gradient);

/// <summary>
/// Minimises a function of many parameters, one step a call. It sees spans and a function and nothing else, allocates nothing
/// once it is under way, and serves one thread. An exception from the function leaves the solution as it was.
/// </summary>
internal abstract class Optimizer
{
    private protected Optimizer()
    {
    }

    /// <summary>The current iterate. Valid until the next step.</summary>
    public abstract ReadOnlySpan<float> Parameters { get; }

    /// <summary>The best that can be shown now: the iterate, or an average of the last ones. Valid until the next step.</summary>
    public virtual ReadOnlySpan<float> Solution => Parameters;

    /// <summary>Takes one step.</summary>
    /// <param name="objective">The function, which must stay the same from step to step.</param>
    public abstract OptimizerStep Step(ObjectiveFunction objective);

    /// <summary>Copies all that changes from step to step; an optimiser made from it goes on to the same bits.</summary>
    public abstract OptimizerState Capture();

    /// <summary>Whether a value and its gradient can be used.</summary>
    private protected static bool AreFinite(double value, ReadOnlySpan<float> gradient) =>
        double.IsFinite(value) && VectorKernels.AreFinite(gradient);
}
