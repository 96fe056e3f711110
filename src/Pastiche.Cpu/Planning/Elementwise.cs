using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>The operators that work element by element.</summary>
internal static class Elementwise
{
    /// <summary>Whether a node works element by element.</summary>
    public static bool Is(Node node) => Operation(node) is not null;

    /// <summary>What a node does to each element, with the numbers of its operands still to be set; null if it does not work so.</summary>
    public static PointwiseInstruction? Operation(Node node) => node.Op switch
    {
        Op.Add => New(PointwiseOperation.Add),
        Op.Sub => New(PointwiseOperation.Subtract),
        Op.Mul => New(PointwiseOperation.Multiply),
        Op.Div => New(PointwiseOperation.Divide),
        Op.Neg => New(PointwiseOperation.Negate),
        Op.Exp => New(PointwiseOperation.Exp),
        Op.Sqrt => New(PointwiseOperation.Sqrt),
        Op.Relu => New(PointwiseOperation.Relu),
        Op.LeakyRelu => New(PointwiseOperation.LeakyRelu) with { Low = node.Get<LeakyReluAttributes>().Slope },
        Op.Clip => New(PointwiseOperation.Clip) with { Low = node.Get<ClipAttributes>().Minimum, High = node.Get<ClipAttributes>().Maximum },
        Op.Pow => New(PointwiseOperation.Pow),
        Op.Sigmoid => New(PointwiseOperation.Sigmoid),
        Op.Greater => New(PointwiseOperation.Greater),
        Op.Where => New(PointwiseOperation.Where),
        Op.Cast => New(PointwiseOperation.Copy),
        _ => null,
    };

    private static PointwiseInstruction New(PointwiseOperation operation) => new(operation, 0);
}
