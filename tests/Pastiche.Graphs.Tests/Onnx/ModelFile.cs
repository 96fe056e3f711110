using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using static Onnx.AttributeProto.Types;
using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Tests.Onnx;

/// <summary>A model file written by hand, as other programs write them: one input <c>x</c>, one output <c>y</c>.</summary>
internal sealed class ModelFile
{
    public ModelFile(params int[] shape)
    {
        Proto = new ModelProto { IrVersion = 8, Graph = new GraphProto { Name = "handmade" } };
        Graph.Input.Add(Describe("x", shape));
        Graph.Output.Add(Describe("y", []));
    }

    public ModelProto Proto { get; }

    public GraphProto Graph => Proto.Graph;

    /// <summary>Gives nodes different names, which ONNX Runtime asks for.</summary>
    public ModelFile Named()
    {
        for (var i = 0; i < Graph.Node.Count; i++) Graph.Node[i].Name = $"node {i}";
        return this;
    }

    public ModelFile ForOperatorSet(int version)
    {
        Proto.OpsetImport.Add(new OperatorSetIdProto { Version = version });
        return this;
    }

    public Graph Read(params IReadOnlyList<string> outputs) =>
        Graphs.Onnx.OnnxReader.Read(Proto.ToByteArray(), "handmade", outputs.Count == 0 ? null : outputs);

    public ModelFile Node(string op, string inputs, string outputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = op, Name = $"the {op}" };
        node.Input.Add(inputs.Split(' '));
        node.Output.Add(outputs.Split(' '));
        node.Attribute.Add(attributes);
        Graph.Node.Add(node);
        return this;
    }

    public ModelFile Floats(string name, int[] dims, params float[] elements) =>
        Stored(name, DataType.Float, dims, MemoryMarshal.AsBytes(elements.AsSpan()));

    public ModelFile Integers(string name, params long[] elements) =>
        Stored(name, DataType.Int64, [elements.Length], MemoryMarshal.AsBytes(elements.AsSpan()));

    public ModelFile Stored(string name, DataType type, IEnumerable<int> dims, ReadOnlySpan<byte> raw)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(raw) };
        tensor.Dims.Add(dims.Select(size => (long)size));
        Graph.Initializer.Add(tensor);
        return this;
    }

    public static AttributeProto Int(string name, long value) => new() { Name = name, Type = AttributeType.Int, I = value };

    public static AttributeProto Float(string name, float value) => new() { Name = name, Type = AttributeType.Float, F = value };

    public static AttributeProto Text(string name, string value) =>
        new() { Name = name, Type = AttributeType.String, S = ByteString.CopyFromUtf8(value) };

    public static AttributeProto Floats(string name, params float[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeType.Floats };
        attribute.Floats.Add(values);
        return attribute;
    }

    public static AttributeProto Tensor(string name, TensorProto value) => new() { Name = name, Type = AttributeType.Tensor, T = value };

    public static AttributeProto Ints(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeType.Ints };
        attribute.Ints.Add(values);
        return attribute;
    }

    public static ValueInfoProto Describe(string name, IEnumerable<int> shape, DataType type = DataType.Float)
    {
        var sizes = new TensorShapeProto();
        sizes.Dim.Add(shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = sizes };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
