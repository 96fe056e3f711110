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
            start => new Lbfgs(start), (state, take) => new Lbfgs(state, take: take), LbfgsState.Read, Lbfgs.Vectors),
        [OptimizerKind.Adam] = Create<AdamState>(
            start => new Adam(start), (state, take) => new Adam(state, take: take), AdamState.Read, Adam.Vectors),
    };

    private OptimizerFactory(
        Func<ReadOnlySpan<float>, Optimizer> start,
        Func<OptimizerState, bool, Optimizer> resume,
        Func<SectionReader, OptimizerState> read,
        Func<OptimizerState, bool> accepts,
        int vectors) =>
        (Start, Resume, Read, Accepts, Vectors) = (start, resume, read, accepts, vectors);

    /// <summary>Creates an optimizer at a first iterate.</summary>
    public Func<ReadOnlySpan<float>, Optimizer> Start { get; }

    /// <summary>
    /// Creates an optimizer that resumes from a state which it accepts; true if the state is given up, so that its vectors need not be
    /// copied.
    /// </summary>
    public Func<OptimizerState, bool, Optimizer> Resume { get; }

    /// <summary>Reads a state of this optimizer.</summary>
    public Func<SectionReader, OptimizerState> Read { get; }

    /// <summary>Whether a state is one of this optimizer.</summary>
    public Func<OptimizerState, bool> Accepts { get; }

    /// <summary>How many vectors as long as the parameters it keeps: its memory.</summary>
    public int Vectors { get; }

    /// <summary>The factory of a kind.</summary>
    public static OptimizerFactory Of(OptimizerKind kind) => Table[kind];

    /// <summary>The kind that a state belongs to.</summary>
    public static OptimizerKind KindOf(OptimizerState state) => Table.First(entry => entry.Value.Accepts(state)).Key;

    private static OptimizerFactory Create<TState>(
        Func<ReadOnlySpan<float>, Optimizer> start,
        Func<TState, bool, Optimizer> resume,
        Func<SectionReader, TState> read,
        int vectors)
        where TState : OptimizerState =>
        new(start, (state, take) => resume((TState)state, take), read, state => state is TState, vectors);
}
