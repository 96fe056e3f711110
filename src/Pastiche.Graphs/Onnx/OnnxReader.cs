using Google.Protobuf;
using Onnx;
using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>
/// Reads an ONNX model, or the part of one that some of its tensors need, as a graph. The file is data: nothing in it is executed,
/// and tensors kept outside the file are refused.
/// </summary>
public static class OnnxReader
{
    /// <summary>Reads the part of a model that the given tensors need.</summary>
    /// <param name="bytes">The model file's bytes.</param>
    /// <param name="model">What messages call the model.</param>
    /// <param name="inputShape">The shape of the model's input, which need not be the one it was saved with.</param>
    /// <param name="outputs">Names of tensors of the model, or null for its own outputs.</param>
    /// <returns>A graph whose input and outputs have the model's names.</returns>
    /// <exception cref="GraphException">The bytes are no model, a tensor does not exist, or an operator is not supported.</exception>
    public static Graph Read(ReadOnlySpan<byte> bytes, string model, Shape inputShape, IReadOnlyList<string>? outputs = null) =>
        Read(bytes, model, (_, _) => inputShape, outputs);

    /// <summary>Reads a model at the shapes it was saved with; each must be fixed.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, string, Shape, IReadOnlyList{string})"/>
    public static Graph Read(ReadOnlySpan<byte> bytes, string model, IReadOnlyList<string>? outputs = null) =>
        Read(bytes, model, (name, proto) => StatedShape(model, name, proto), outputs);

    private static Graph Read(ReadOnlySpan<byte> bytes, string model, Func<string, ValueInfoProto, Shape> shapeOf, IReadOnlyList<string>? outputs)
    {
        var proto = Parse(bytes, model);
        var graph = new Graph(model);
        var tensors = new OnnxTensors(model, proto.Initializer);
        var translation = new OnnxTranslation(graph, tensors);
        foreach (var input in proto.Input)
        {
            if (tensors.Contains(input.Name)) continue;
            RequireFloats(model, input);
            translation.Define(input.Name, graph.Input(input.Name, shapeOf(input.Name, input)));
        }

        IReadOnlyList<string> names = outputs ?? [.. proto.Output.Select(output => output.Name)];
        if (names.Count == 0) Throw.Unreadable(model, "the model names no outputs and none are asked for");
        foreach (var node in Needed(proto, names)) translation.Translate(node);
        foreach (var name in names)
        {
            if (!translation.Knows(name))
                Throw.UnknownName("tensor", name, model, proto.Node.SelectMany(node => node.Output).Take(12).Append("…"));
            translation.Publish(name);
        }

        return graph;
    }

    private static GraphProto Parse(ReadOnlySpan<byte> bytes, string model)
    {
        try
        {
            var proto = ModelProto.Parser.ParseFrom(bytes).Graph;
            if (proto is null || proto.Node.Count + proto.Output.Count == 0) Throw.Unreadable(model, "no ONNX model: it has no graph");
            return proto;
        }
        catch (InvalidProtocolBufferException problem)
        {
            throw new GraphException($"{model}: no ONNX model ({problem.Message.ReplaceLineEndings(" ")}).", problem);
        }
    }

    /// <summary>The nodes that the named tensors need, in the file's order, which ONNX requires to be one that can be run.</summary>
    private static IEnumerable<NodeProto> Needed(GraphProto graph, IEnumerable<string> names)
    {
        var wanted = names.ToHashSet();
        var needed = new Stack<NodeProto>();
        for (var i = graph.Node.Count - 1; i >= 0; i--)
        {
            if (!graph.Node[i].Output.Any(wanted.Contains)) continue;
            needed.Push(graph.Node[i]);
            wanted.UnionWith(graph.Node[i].Input.Where(name => name.Length > 0));
        }

        return needed;
    }

    private static void RequireFloats(string model, ValueInfoProto input)
    {
        var type = (DataType)(input.Type?.TensorType?.ElemType ?? (int)DataType.Float);
        if (type != DataType.Float) Throw.Unreadable(model, $"input {input.Name} holds {type}; expected 32-bit floats");
    }

    private static Shape StatedShape(string model, string name, ValueInfoProto proto)
    {
        var sizes = proto.Type?.TensorType?.Shape?.Dim.Select(dimension => dimension.DimValue).ToArray();
        if (sizes is null || sizes.Any(size => size is < 1 or > int.MaxValue))
            Throw.Unreadable(model, $"input {name} has no fixed shape; give one");
        return [.. sizes.Select(size => (int)size)];
    }
}
