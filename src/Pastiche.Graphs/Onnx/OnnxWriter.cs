using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using static Onnx.AttributeProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>Writes a graph as an ONNX model of standard operators (operator set 18, IR version 8).</summary>
public static class OnnxWriter
{
    /// <summary>The operator set that models are written for.</summary>
    public const int OperatorSet = 18;

    /// <summary>The model's bytes. Only what the outputs need is written.</summary>
    /// <param name="graph">The graph to write.</param>
    public static byte[] Write(Graph graph) => new Writer(graph).Write().ToByteArray();

    private sealed class Writer(Graph graph)
    {
        private readonly GraphProto _proto = new() { Name = graph.Name };
        private readonly Dictionary<Value, string> _names = [];
        private readonly Dictionary<ValueList<long>, string> _integers = [];
        private readonly Dictionary<float, string> _bounds = [];
        private readonly HashSet<string> _taken = [.. graph.Inputs.Select(Graph.NameOf), .. graph.Outputs.Keys];
        private readonly HashSet<Value> _used = [.. graph.LiveNodes().SelectMany(node => node.Inputs), .. graph.Outputs.Values];

        public ModelProto Write()
        {
            foreach (var input in graph.Inputs)
            {
                _names[input] = Graph.NameOf(input);
                _proto.Input.Add(Describe(Graph.NameOf(input), input));
            }

            // A computed value takes its output's name; a second name, or that of an input or constant, needs a copy.
            foreach (var (name, value) in graph.Outputs)
            {
                if (graph.Inputs.Any(input => input != value && Graph.NameOf(input) == name)) throw Errors.NameClash(name, graph.Name);
                if (value.Node.Op is not (Op.Input or Op.Constant)) _names.TryAdd(value, name);
            }

            foreach (var node in graph.LiveNodes()) WriteNode(node);
            foreach (var (name, value) in graph.Outputs)
            {
                if (_names[value] != name) _proto.Node.Add(new NodeProto { OpType = "Identity", Name = name, Input = { _names[value] }, Output = { name } });
                _proto.Output.Add(Describe(name, value));
            }

            var model = new ModelProto { IrVersion = 8, ProducerName = "Pastiche", Graph = _proto };
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OperatorSet });
            return model;
        }

        private void WriteNode(Node node)
        {
            switch (node.Attributes)
            {
                case InputAttributes:
                    return;
                case ConstantAttributes constant:
                    _proto.Initializer.Add(Initializer(NameOf(node.Output), constant.Tensor));
                    return;
                default:
                    var proto = new NodeProto { OpType = node.Op.ToString(), Name = $"{node.Op}_{_proto.Node.Count}" };
                    proto.Input.Add(node.Inputs.Select(NameOf));
                    proto.Output.Add(node.Outputs.Take(UsedOutputs(node)).Select(NameOf));
                    Describe(proto, node);
                    _proto.Node.Add(proto);
                    return;
            }
        }

        /// <summary>A max pooling without indices is faster, so they are asked for only where something takes them.</summary>
        private int UsedOutputs(Node node) => node.Outputs.Count > 1 && _used.Contains(node.Outputs[1]) ? 2 : 1;

        private void Describe(NodeProto proto, Node node)
        {
            switch (node.Attributes)
            {
                case ConvAttributes conv:
                    Add(proto, "kernel_shape", node.Inputs[1].Shape.Skip(2));
                    Add(proto, "strides", conv.Strides);
                    Add(proto, "pads", conv.Pads);
                    Add(proto, "dilations", conv.Dilations);
                    Add(proto, "group", conv.Group);
                    break;
                case PoolAttributes pool:
                    Add(proto, "kernel_shape", pool.Kernel);
                    Add(proto, "strides", pool.Strides);
                    Add(proto, "pads", pool.Pads);
                    if (node.Op == Op.AveragePool) Add(proto, "count_include_pad", pool.CountIncludesPad ? 1 : 0);
                    break;
                case ShapeAttributes shape when node.Op == Op.MaxUnpool:
                    DescribeUnpooling(proto, node, shape.Shape);
                    break;
                case ShapeAttributes shape:
                    proto.Input.Add(Integers(shape.Shape));
                    break;
                case ReduceAttributes reduce:
                    proto.Input.Add(Integers(reduce.Axes));
                    Add(proto, "keepdims", reduce.KeepAxes ? 1 : 0);
                    break;
                case SliceAttributes slice:
                    proto.Input.Add([Integers(slice.Starts), Integers(slice.Ends), Integers(Enumerable.Range(0, slice.Starts.Count)), Integers(slice.Steps)]);
                    break;
                case PadAttributes pad:
                    proto.Input.Add(Integers(pad.Before.Concat(pad.After)));
                    break;
                case PermutationAttributes permutation:
                    Add(proto, "perm", permutation.Permutation);
                    break;
                case AxisAttributes axis:
                    Add(proto, "axis", axis.Axis);
                    break;
                case BlockAttributes block:
                    Add(proto, "blocksize", block.Block);
                    break;
                case ClipAttributes clip:
                    proto.Input.Add([Bound(clip.Minimum), Bound(clip.Maximum)]);
                    break;
                case LeakyReluAttributes leaky:
                    Add(proto, "alpha", leaky.Slope);
                    break;
                case BatchNormalizationAttributes batchNormalization:
                    Add(proto, "epsilon", batchNormalization.Epsilon);
                    break;
            }

            if (node.Op == Op.Cast) Add(proto, "to", (int)TensorProto.Types.DataType.Float);
            if (node.Op == Op.ScatterElements)
                proto.Attribute.Add(new AttributeProto { Name = "reduction", Type = AttributeType.String, S = ByteString.CopyFromUtf8("add") });
        }

        /// <summary>The window is not known here, nor needed: the output's shape is stated, so any that fits it will do.</summary>
        private void DescribeUnpooling(NodeProto proto, Node node, Shape shape)
        {
            var pooled = node.Inputs[0].Shape;
            int[] window = [Math.Max(1, shape[2] / pooled[2]), Math.Max(1, shape[3] / pooled[3])];
            Add(proto, "kernel_shape", window);
            Add(proto, "strides", window);
            proto.Input.Add(Integers(shape));
        }

        private string NameOf(Value value)
        {
            if (!_names.TryGetValue(value, out var name)) _names[value] = name = Fresh($"v{_names.Count}");
            return name;
        }

        /// <summary>A name that no input or output bears.</summary>
        private string Fresh(string name)
        {
            while (!_taken.Add(name)) name += "_";
            return name;
        }

        private string Integers(IEnumerable<int> values)
        {
            ValueList<long> key = [.. values.Select(value => (long)value)];
            if (_integers.TryGetValue(key, out var name)) return name;
            _integers[key] = name = Fresh($"i{_integers.Count}");
            var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Int64, RawData = Bytes(key.Span) };
            tensor.Dims.Add(key.Count);
            _proto.Initializer.Add(tensor);
            return name;
        }

        /// <summary>A bound of a clipping as a scalar; without a name, and so left out, where it is infinite.</summary>
        private string Bound(float value)
        {
            if (float.IsInfinity(value)) return "";
            if (_bounds.TryGetValue(value, out var name)) return name;
            _bounds[value] = name = Fresh($"f{_bounds.Count}");
            _proto.Initializer.Add(Initializer(name, Tensor.Scalar(value)));
            return name;
        }

        private static TensorProto Initializer(string name, Tensor tensor)
        {
            var proto = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float, RawData = Bytes(tensor.Elements) };
            proto.Dims.Add(tensor.Shape.Select(size => (long)size));
            return proto;
        }

        private static ByteString Bytes<T>(ReadOnlySpan<T> elements) where T : unmanaged => ByteString.CopyFrom(MemoryMarshal.AsBytes(elements));

        private static ValueInfoProto Describe(string name, Value value)
        {
            var shape = new TensorShapeProto();
            shape.Dim.Add(value.Shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
            var type = value.Type switch
            {
                ElementType.Real => TensorProto.Types.DataType.Float,
                ElementType.Index => TensorProto.Types.DataType.Int64,
                _ => TensorProto.Types.DataType.Bool,
            };
            return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } } };
        }

        private static void Add(NodeProto proto, string name, IEnumerable<int> values)
        {
            var attribute = new AttributeProto { Name = name, Type = AttributeType.Ints };
            attribute.Ints.Add(values.Select(value => (long)value));
            proto.Attribute.Add(attribute);
        }

        private static void Add(NodeProto proto, string name, float value) =>
            proto.Attribute.Add(new AttributeProto { Name = name, Type = AttributeType.Float, F = value });

        private static void Add(NodeProto proto, string name, int value) =>
            proto.Attribute.Add(new AttributeProto { Name = name, Type = AttributeType.Int, I = value });
    }
}
