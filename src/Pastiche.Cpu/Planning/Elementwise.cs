using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>The operators that work element by element.</summary>
internal static class Elementwise
{
    /// <summary>Whether a node works element by element.</summary>
    public static bool Is(Node node) => node.Op.IsElementwise();

    /// <summary>The instruction for a node, with the numbers of its operands still to be set.</summary>
    public static PointwiseInstruction Operation(Node node) => new(node.Op, A: 0, Attributes: node.Attributes);
}
