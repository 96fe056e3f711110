using Pastiche.Optimization;

namespace Pastiche;

/// <summary>The optimizers.</summary>
public enum OptimizerKind
{
    /// <summary>Limited-memory BFGS: fewer iterations for the same image, more memory.</summary>
    Lbfgs,

    /// <summary>Adam: a seventh of the vectors to keep, three to four times the iterations.</summary>
    Adam,
}

/// <summary>What the other code needs to know of an optimizer. The table has one entry for each kind.</summary>
internal sealed class OptimizerFactory
{
    private static readonly Dictionary<OptimizerKind, OptimizerFactory> Table = new()
    {
        [OptimizerKind.Lbfgs] = Create<LbfgsState>(start => new Lbfgs(start), state => new Lbfgs(state), bytesPerParameter: Lbfgs.Vectors * sizeof(float)),
        [OptimizerKind.Adam] = Create<AdamState>(start => new Adam(start), state => new Adam(state), bytesPerParameter: Adam.Vectors * sizeof(float)),
    };

    private OptimizerFactory(
        Func<ReadOnlySpan<float>, Optimizer> start,
        Func<OptimizerState, Optimizer> resume,
        Func<OptimizerState, bool> accepts,
        double bytesPerParameter) =>
        (Start, Resume, Accepts, BytesPerParameter) = (start, resume, accepts, bytesPerParameter);

    /// <summary>Creates an optimizer at a first iterate.</summary>
    public Func<ReadOnlySpan<float>, Optimizer> Start { get; }

    /// <summary>Creates an optimizer that resumes from a state which it accepts.</summary>
    public Func<OptimizerState, Optimizer> Resume { get; }

    /// <summary>Whether a state is one of this optimizer.</summary>
    public Func<OptimizerState, bool> Accepts { get; }

    /// <summary>The bytes that it keeps for each parameter.</summary>
    public double BytesPerParameter { get; }

    /// <summary>The factory of a kind.</summary>
    public static OptimizerFactory Of(OptimizerKind kind) => Table[kind];

    private static OptimizerFactory Create<TState>(
        Func<ReadOnlySpan<float>, Optimizer> start, Func<TState, Optimizer> resume, double bytesPerParameter)
        where TState : OptimizerState =>
        new(start, state => resume((TState)state), state => state is TState, bytesPerParameter);
}
