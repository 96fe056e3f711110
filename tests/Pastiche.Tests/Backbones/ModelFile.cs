using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using Pastiche.Graphs;
using static Onnx.AttributeProto.Types;
using static Onnx.TensorProto.Types;

namespace Pastiche.Tests.Backbones;

/// <summary>
/// A small ONNX network written by hand, as other programs write theirs. Its input is called picture; every node is named as its output.
/// </summary>
internal sealed class ModelFile
{
    private readonly Random _random = new(3);

    /// <summary>Starts with an input; sizes of 0 are left open.</summary>
    public ModelFile(params int[] input)
    {
        Proto.OpsetImport.Add(new OperatorSetIdProto { Version = 13 });
        Input("picture", input);
    }

    public ModelProto Proto { get; } = new() { IrVersion = 8, Graph = new GraphProto { Name = "handmade" } };

    public byte[] Bytes => Proto.ToByteArray();

    public ModelFile Input(string name, params int[] sizes)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(sizes.Select(size => size > 0
            ? new TensorShapeProto.Types.Dimension { DimValue = size }
            : new TensorShapeProto.Types.Dimension { DimParam = "n" }));
        Proto.Graph.Input.Add(new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)DataType.Float, Shape = shape } },
        });
        return this;
    }

    public ModelFile Output(string name)
    {
        var type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)DataType.Float } };
        Proto.Graph.Output.Add(new ValueInfoProto { Name = name, Type = type });
        return this;
    }

    public ModelFile Metadata(string key, string value)
    {
        Proto.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        return this;
    }

    public ModelFile Node(string op, string inputs, string output, params (string Name, long[] Values)[] attributes)
    {
        var node = new NodeProto { OpType = op, Name = output };
        node.Input.Add(inputs.Split(' '));
        node.Output.Add(output.Split(' '));
        node.Attribute.Add(attributes.Select(attribute => Attribute(attribute.Name, attribute.Values)));
        Proto.Graph.Node.Add(node);
        return this;
    }

    /// <summary>A convolution with random weights.</summary>
    public ModelFile Conv(string input, string output, int from, int to, int kernel, int stride = 1, int pad = 0, int group = 1)
    {
        var scale = MathF.Sqrt(6f / (from / group * kernel * kernel));
        Floats($"{output}.weight", [to, from / group, kernel, kernel], _ => scale * ((2 * _random.NextSingle()) - 1));
        Floats($"{output}.bias", [to], _ => 0.1f * _random.NextSingle());
        return Node("Conv", $"{input} {output}.weight {output}.bias", output,
            ("kernel_shape", [kernel, kernel]), ("strides", [stride, stride]), ("pads", [pad, pad, pad, pad]), ("group", [group]));
    }

    /// <summary>A convolution that hands on the three channels as they are.</summary>
    public ModelFile Same(string input, string output) =>
        Floats($"{output}.weight", [3, 3, 1, 1], i => i % 4 == 0 ? 1 : 0).Node("Conv", $"{input} {output}.weight", output);

    public ModelFile Normalize(string input, string output, int channels)
    {
        foreach (var statistic in new[] { "scale", "bias", "mean", "variance" })
            Floats($"{output}.{statistic}", [channels], _ => 0.5f + _random.NextSingle());
        return Node("BatchNormalization", $"{input} {output}.scale {output}.bias {output}.mean {output}.variance", output);
    }

    public ModelFile MaxPool(string input, string output, int kernel, int stride, int pad = 0) =>
        Node("MaxPool", input, output, ("kernel_shape", [kernel, kernel]), ("strides", [stride, stride]), ("pads", [pad, pad, pad, pad]));

    public ModelFile Gemm(string input, string output, int from, int to) =>
        Floats($"{output}.weight", [from, to], _ => _random.NextSingle()).Node("Gemm", $"{input} {output}.weight", output);

    public ModelFile Floats(string name, int[] sizes, Func<int, float> element)
    {
        float[] elements = [.. Enumerable.Range(0, Shape.Create(sizes).Size).Select(element)];
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)DataType.Float,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(elements.AsSpan())),
        };
        tensor.Dims.Add(sizes.Select(size => (long)size));
        Proto.Graph.Initializer.Add(tensor);
        return this;
    }

    public ModelFile Integers(string name, int[] sizes, params long[] elements)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)DataType.Int64, Int64Data = { elements } };
        tensor.Dims.Add(sizes.Select(size => (long)size));
        Proto.Graph.Initializer.Add(tensor);
        return this;
    }

    private static AttributeProto Attribute(string name, long[] values)
    {
        if (values.Length == 1) return new AttributeProto { Name = name, Type = AttributeType.Int, I = values[0] };
        var attribute = new AttributeProto { Name = name, Type = AttributeType.Ints };
        attribute.Ints.Add(values);
        return attribute;
    }
}
