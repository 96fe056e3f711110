namespace Pastiche.Cpu.Kernels;

/// <summary>How an operand of an element-by-element operation spreads over the result.</summary>
internal enum Spread
{
    /// <summary>One element for each of the result, in the same layout.</summary>
    Same,

    /// <summary>One for all.</summary>
    Scalar,

    /// <summary>One a channel; as many as there are lanes in all blocks.</summary>
    Channel,

    /// <summary>One a position.</summary>
    Position,
}

/// <summary>An operand of a program.</summary>
/// <param name="Buffer">Its elements.</param>
/// <param name="Spread">How they spread over the result.</param>
internal sealed record PointwiseSource(Buffer Buffer, Spread Spread);

/// <summary>What an instruction does to one element.</summary>
internal enum PointwiseOperation
{
    /// <summary>a + b.</summary>
    Add,

    /// <summary>a − b.</summary>
    Subtract,

    /// <summary>a · b.</summary>
    Multiply,

    /// <summary>a / b.</summary>
    Divide,

    /// <summary>−a.</summary>
    Negate,

    /// <summary>e to the a.</summary>
    Exp,

    /// <summary>√a.</summary>
    Sqrt,

    /// <summary>max(a, 0).</summary>
    Relu,

    /// <summary>a where positive, low·a elsewhere.</summary>
    LeakyRelu,

    /// <summary>a, not under low nor over high.</summary>
    Clip,

    /// <summary>a to the b.</summary>
    Pow,

    /// <summary>1/(1 + e⁻ᵃ).</summary>
    Sigmoid,

    /// <summary>1 where a &gt; b, 0 elsewhere.</summary>
    Greater,

    /// <summary>b where a is not 0, c elsewhere.</summary>
    Where,

    /// <summary>a.</summary>
    Copy,
}

/// <summary>One step of a program; a, b and c are numbers of sources, or of earlier steps counted on after them.</summary>
internal readonly record struct PointwiseInstruction(PointwiseOperation Operation, int A, int B = 0, int C = 0, float Low = 0, float High = 0);
