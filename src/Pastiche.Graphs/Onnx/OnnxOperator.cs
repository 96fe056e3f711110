namespace Pastiche.Graphs.Onnx;

/// <summary>How an ONNX operator is read and, if it is one of <see cref="Op"/>, how it is written.</summary>
/// <param name="Name">Its name in ONNX.</param>
/// <param name="Read">Translates a node, in the form of any operator set, to values of the graph.</param>
/// <param name="Write">Writes the attributes of a node; null if there are none to write.</param>
internal sealed record OnnxOperator(string Name, Func<OnnxNode, ValueList<Value>> Read, Action<OnnxNodeWriter>? Write = null);
