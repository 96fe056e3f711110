namespace Pastiche.Graphs.Onnx;

/// <summary>A node of a model that cannot be read or differentiated.</summary>
/// <param name="Node">The node's name, or that of its first output.</param>
/// <param name="Operator">The operator, as the model calls it.</param>
/// <param name="Reason">Why it is not supported.</param>
/// <param name="Inputs">The tensors that the node takes.</param>
/// <param name="Blocked">
/// The tensors that are not available because of it, in the file's order: its outputs and what is computed from them.
/// </param>
public sealed record UnsupportedNode(string Node, string Operator, string Reason, ValueList<string> Inputs, ValueList<string> Blocked)
{
    /// <summary>The shapes of the inputs that depend on the model's input, in the order of <see cref="Inputs"/>.</summary>
    public ValueList<Shape> InputShapes { get; init; }
}
