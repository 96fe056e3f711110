using Pastiche.Checkpoints;
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
        [OptimizerKind.Lbfgs] = Create<LbfgsState>(
            (start, curvature) => new Lbfgs(start, curvature),
            (state, curvature, take) => new Lbfgs(state, curvature, take),
            LbfgsState.Read,
            curvature => curvature.BytesPerParameter + (Lbfgs.Vectors * sizeof(float))),
        [OptimizerKind.Adam] = Create<AdamState>(
            (start, _) => new Adam(start),
            (state, _, take) => new Adam(state, take: take),
            AdamState.Read,
            _ => Adam.Vectors * sizeof(float)),
    };

    private OptimizerFactory(
        StartFunction start,
        Func<OptimizerState, LbfgsOptions, bool, Optimizer> resume,
        Func<SectionReader, OptimizerState> read,
        Func<OptimizerState, bool> accepts,
        Func<LbfgsOptions, int> bytesPerParameter) =>
        (Start, Resume, Read, Accepts, BytesPerParameter) = (start, resume, read, accepts, bytesPerParameter);

    /// <summary>Creates an optimizer at a first iterate, with the memory of curvature if it has one.</summary>
    public StartFunction Start { get; }

    /// <summary>
    /// Creates an optimizer that resumes from a state which it accepts; true if the state is given up, so that its vectors need not be
    /// copied.
    /// </summary>
    public Func<OptimizerState, LbfgsOptions, bool, Optimizer> Resume { get; }

    /// <summary>Reads a state of this optimizer.</summary>
    public Func<SectionReader, OptimizerState> Read { get; }

    /// <summary>Whether a state is one of this optimizer.</summary>
    public Func<OptimizerState, bool> Accepts { get; }

    /// <summary>The bytes that it keeps for each parameter.</summary>
    public Func<LbfgsOptions, int> BytesPerParameter { get; }

    /// <summary>The factory of a kind.</summary>
    public static OptimizerFactory Of(OptimizerKind kind) => Table[kind];

    /// <summary>The kind that a state belongs to.</summary>
    public static OptimizerKind KindOf(OptimizerState state) => Table.First(entry => entry.Value.Accepts(state)).Key;

    private static OptimizerFactory Create<TState>(
        StartFunction start,
        Func<TState, LbfgsOptions, bool, Optimizer> resume,
        Func<SectionReader, TState> read,
        Func<LbfgsOptions, int> bytesPerParameter)
        where TState : OptimizerState =>
        new(
            start,
            (state, curvature, take) => resume((TState)state, curvature, take),
            read,
            state => state is TState,
            bytesPerParameter);

    /// <summary>Creates an optimizer at a first iterate.</summary>
    public delegate Optimizer StartFunction(ReadOnlySpan<float> start, LbfgsOptions curvature);
}
