namespace Pastiche.Graphs.Differentiation;

/// <summary>From the cotangent of a node's first output to the gradients of its inputs, by appending nodes to the graph.</summary>
/// <param name="graph">The graph to append to.</param>
/// <param name="node">The node to differentiate.</param>
/// <param name="cotangent">The gradient of its first output, of that output's shape.</param>
/// <returns>One entry an input; null where the rule does not know, and the input must not depend on the variable.</returns>
internal delegate ValueList<InputGradient?> Rule(Graph graph, Node node, Value cotangent);

/// <summary>The gradient of one input.</summary>
/// <param name="Value">In a shape that broadcasts with the input's, or in one that the input's broadcasts to.</param>
/// <param name="HeldBy">
/// Another input of which this one is made and whose entry holds this share as well: it is added only where the other one does
/// not depend on the variable.
/// </param>
internal sealed record InputGradient(Value Value, int? HeldBy = null)
{
    public static implicit operator InputGradient(Value value) => new(value);
}
