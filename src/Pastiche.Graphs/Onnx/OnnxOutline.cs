namespace Pastiche.Graphs.Onnx;

/// <summary>As much of a model as can be read and differentiated at one shape of its input, and what stops the rest.</summary>
/// <param name="Graph">
/// Its outputs are the feature maps: every tensor of rank 4 that depends on the input, under its name in the model and in the file's order.
/// </param>
/// <param name="Obstacles">The nodes that stop the rest, in the file's order; none where the whole model can be used.</param>
public sealed record OnnxOutline(Graph Graph, IReadOnlyList<OnnxObstacle> Obstacles);
