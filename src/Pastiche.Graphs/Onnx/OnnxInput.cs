namespace Pastiche.Graphs.Onnx;

/// <summary>An input that a model declares, other than the tensors stored with it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sizes">The sizes of its axes, null where one is left open; null as a whole where the model states no shape.</param>
/// <param name="IsBytes">Whether it takes bytes, in whose place the graph takes real numbers from 0 to 255.</param>
public sealed record OnnxInput(string Name, ValueList<int?>? Sizes, bool IsBytes = false);
