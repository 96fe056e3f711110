namespace Pastiche.Graphs.Onnx;

/// <summary>A node of a model that stops part of it from being used.</summary>
/// <param name="Node">The node's name, or that of its first output.</param>
/// <param name="Operator">Its operator, as the model calls it.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Takes">The tensors that it takes.</param>
/// <param name="Blocks">The tensors that cannot be had because of it, in the file's order: its outputs and what is made of them.</param>
public sealed record OnnxObstacle(string Node, string Operator, string Reason, ValueList<string> Takes, ValueList<string> Blocks)
{
    /// <summary>The shapes of those that depend on the model's input, in the order that it takes them.</summary>
    public ValueList<Shape> Shapes { get; init; }
}
