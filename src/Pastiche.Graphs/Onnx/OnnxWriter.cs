using Google.Protobuf;
using Onnx;
using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>Writes a graph as an ONNX model of standard operators (operator set 18, IR version 8).</summary>
public static class OnnxWriter
{
    /// <summary>The operator set that models are written for.</summary>
    public const int OperatorSet = 18;

    private const int IrVersion = 8;

    /// <summary>Writes a graph. Only what its outputs need is written.</summary>
    /// <param name="graph">The graph to write.</param>
    /// <returns>The bytes of the model file.</returns>
    /// <exception cref="GraphException">An output has the name of an input that is another value.</exception>
    public static byte[] Write(Graph graph) => new Writer(graph).Write().ToByteArray();

    private sealed class Writer
    {
        private readonly Graph _graph;
        private readonly GraphProto _proto;
        private readonly OnnxConstants _constants;
        private readonly Dictionary<Value, string> _names = [];
        private readonly HashSet<Value> _used;

        public Writer(Graph graph)
        {
            _graph = graph;
            _proto = new GraphProto { Name = graph.Name };
            _constants = new OnnxConstants(_proto, [.. graph.Inputs.Select(Graph.NameOf), .. graph.Outputs.Keys]);
            _used = [.. graph.LiveNodes().SelectMany(node => node.Inputs), .. graph.Outputs.Values];
        }

        public ModelProto Write()
        {
            foreach (var input in _graph.Inputs)
            {
                _names[input] = Graph.NameOf(input);
                _proto.Input.Add(Describe(Graph.NameOf(input), input));
            }

            // A computed value takes its output's name; a second name, or that of an input or constant, needs a copy.
            foreach (var (name, value) in _graph.Outputs)
            {
                if (_graph.Inputs.Any(input => input != value && Graph.NameOf(input) == name))
                    throw GraphErrors.NameClash(name, _graph.Name);
                if (value.Node.Op is not (Op.Input or Op.Constant)) _names.TryAdd(value, name);
            }

            foreach (var node in _graph.LiveNodes()) Write(node);
            foreach (var (name, value) in _graph.Outputs)
            {
                if (_names[value] != name)
                    _proto.Node.Add(new NodeProto { OpType = "Identity", Name = name, Input = { _names[value] }, Output = { name } });
                _proto.Output.Add(Describe(name, value));
            }

            var model = new ModelProto { IrVersion = IrVersion, ProducerName = "Pastiche", Graph = _proto };
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OperatorSet });
            return model;
        }

        private void Write(Node node)
        {
            if (node.Op == Op.Input) return;
            if (node.Output.Constant is { } constant)
            {
                _constants.Store(NameOf(node.Output), constant);
                return;
            }

            var proto = new NodeProto { OpType = node.Op.ToString(), Name = $"{node.Op}_{_proto.Node.Count}" };
            proto.Input.Add(node.Inputs.Select(NameOf));
            proto.Output.Add(node.Outputs.Take(UsedOutputs(node)).Select(NameOf));
            OnnxOperators.Table[proto.OpType].Write?.Invoke(new OnnxNodeWriter(node, proto, _constants));
            _proto.Node.Add(proto);
        }

        /// <summary>Max pooling without indices is faster, so they are written only where they are used.</summary>
        private int UsedOutputs(Node node) => node.Outputs.Count > 1 && _used.Contains(node.Outputs[1]) ? 2 : 1;

        private string NameOf(Value value)
        {
            if (!_names.TryGetValue(value, out var name)) _names[value] = name = _constants.Fresh($"v{_names.Count}");
            return name;
        }

        private static ValueInfoProto Describe(string name, Value value)
        {
            var shape = new TensorShapeProto();
            shape.Dim.Add(value.Shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
            var type = value.Type switch
            {
                ElementType.Real => DataType.Float,
                ElementType.Index => DataType.Int64,
                _ => DataType.Bool,
            };
            var tensor = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape };
            return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
        }
    }
}
