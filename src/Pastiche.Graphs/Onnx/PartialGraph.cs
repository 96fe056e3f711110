namespace Pastiche.Graphs.Onnx;

/// <summary>The part of a model that can be read and differentiated at one shape of its input.</summary>
/// <param name="Graph">
/// The graph. Its outputs are the feature maps: every tensor of rank 4 that depends on the input, under its name in the model and in the
/// file's order.
/// </param>
/// <param name="UnsupportedNodes">The nodes that block the rest, in the file's order; none where the whole model can be used.</param>
public sealed record PartialGraph(Graph Graph, IReadOnlyList<UnsupportedNode> UnsupportedNodes);
