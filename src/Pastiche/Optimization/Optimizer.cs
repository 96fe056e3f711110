namespace Pastiche.Optimization;

/// <summary>Computes a value to be minimized and its gradient.</summary>
/// <param name="parameters">The point.</param>
/// <param name="gradient">Receives the gradient, one value for every parameter.</param>
/// <returns>The value.</returns>
internal delegate double ObjectiveFunction(ReadOnlySpan<float> parameters, Span<float> gradient);

/// <summary>
/// Minimizes a function of many parameters, one step a call. It knows spans and a function and nothing else, does not allocate
/// between steps, and serves one thread. An exception from the function leaves the solution unchanged.
/// </summary>
internal abstract class Optimizer
{
    private protected Optimizer()
    {
    }

    /// <summary>The current iterate. Valid until the next step.</summary>
    public abstract ReadOnlySpan<float> Parameters { get; }

    /// <summary>The best solution so far: the iterate, or an average of the last ones. Valid until the next step.</summary>
    public virtual ReadOnlySpan<float> Solution => Parameters;

    /// <summary>Takes one step.</summary>
    /// <param name="objective">The function, which must stay the same from step to step.</param>
    public abstract OptimizerStep Step(ObjectiveFunction objective);

    /// <summary>Goes on from the iterate with a function much like the one before. What does not hold for it is forgotten.</summary>
    public abstract void Restart();

    /// <summary>
    /// The state, which shares the vectors of the optimizer: it is valid until the next step. An optimizer that resumes from it gives the
    /// same results to the bit, also after an exception from the function.
    /// </summary>
    public abstract OptimizerState View();

    /// <summary>Copies the state.</summary>
    public abstract OptimizerState Capture();

    /// <summary>Whether a value and its gradient are finite.</summary>
    private protected static bool AreFinite(double value, ReadOnlySpan<float> gradient) =>
        double.IsFinite(value) && VectorKernels.AreFinite(gradient);
}
