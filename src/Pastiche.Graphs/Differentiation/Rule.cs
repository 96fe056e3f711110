namespace Pastiche.Graphs.Differentiation;

/// <summary>Computes the gradients of a node's inputs from the cotangent of its first output, by appending nodes to its graph.</summary>
/// <param name="node">The node to differentiate.</param>
/// <param name="cotangent">The gradient of its first output, of that output's shape.</param>
/// <returns>
/// One gradient an input, of a shape that broadcasts to the input's or that the input's broadcasts to; null where the rule knows none, and
/// the input must not depend on the variable.
/// </returns>
internal delegate ValueList<Value?> Rule(Node node, Value cotangent);
