using Pastiche.Graphs;

namespace Pastiche.Cpu.Kernels;

/// <summary>How an operand of an element-wise operation is broadcast to the result.</summary>
internal enum BroadcastKind
{
    /// <summary>Not at all: one element for each of the result, in the result's layout.</summary>
    Full,

    /// <summary>One element for all.</summary>
    Scalar,

    /// <summary>One a channel, padded to whole blocks.</summary>
    Channel,

    /// <summary>One a position.</summary>
    Position,
}

/// <summary>An operand of a program.</summary>
/// <param name="Buffer">Its elements.</param>
/// <param name="Kind">How they are broadcast to the result.</param>
internal sealed record PointwiseSource(Buffer Buffer, BroadcastKind Kind);

/// <summary>One step of a program: an element-wise operator and its operands.</summary>
/// <param name="Op">The operator.</param>
/// <param name="A">The number of the first operand: sources count from 0, and the results of earlier steps after them.</param>
/// <param name="B">The number of the second operand, if there is one.</param>
/// <param name="C">The number of the third operand, if there is one.</param>
/// <param name="Attributes">The operator's attributes, if it has any.</param>
internal readonly record struct PointwiseInstruction(Op Op, int A, int B = 0, int C = 0, Attributes? Attributes = null);

/// <summary>A sum of squares that a program computes beside its result.</summary>
/// <param name="Squared">The number of the source or result whose elements are squared.</param>
/// <param name="Partial">The sums of the parts, as double.</param>
internal sealed record PointwiseSum(int Squared, Buffer Partial);
