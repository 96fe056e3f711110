using Google.Protobuf;
using Onnx;
using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>
/// An ONNX model as its file states it, from which graphs are read at any shape of its input. The file is data: nothing in it is
/// executed. Tensors kept in other files are read from the folder of the model's own, where that is known, and from nowhere else. All
/// graphs share the model's tensors.
/// </summary>
public sealed class OnnxModel
{
    /// <summary>The newest operator set whose operators are known.</summary>
    public const int NewestOperatorSet = 26;

    private readonly ModelProto _proto;
    private readonly OnnxTensors _tensors;
    private readonly ValueInfoProto[] _inputs;

    /// <summary>Parses a model file.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="name">The model's name in messages.</param>
    /// <exception cref="GraphException">The bytes are no ONNX model.</exception>
    public OnnxModel(ReadOnlySpan<byte> bytes, string name) : this(Parse(bytes, name), name)
    {
    }

    /// <summary>Parses a model file without a copy of all its bytes.</summary>
    /// <param name="file">The file, read to its end.</param>
    /// <param name="name">The model's name in messages.</param>
    /// <param name="path">The file's path, from which tensors in files beside it are read; null to refuse those.</param>
    /// <exception cref="GraphException">It is no ONNX model, or tensors that it keeps elsewhere are not there.</exception>
    public OnnxModel(Stream file, string name, string? path = null) : this(Parse(file, name), name, path)
    {
    }

    private OnnxModel(ModelProto proto, string name, string? path = null)
    {
        if (proto.Graph is null || proto.Graph.Node.Count + proto.Graph.Output.Count == 0)
            throw GraphErrors.Unreadable(name, "no ONNX model: it has no graph");
        Name = name;
        _proto = proto;
        if (path is not null)
        {
            var external = new OnnxExternalData(name, path);
            external.Embed(proto.Graph);
            ExternalBytes = external.Read;
        }

        _tensors = new OnnxTensors(name, _proto.Graph);
        _inputs = [.. _proto.Graph.Input.Where(input => !_tensors.Contains(input.Name))];
        Inputs = [.. _inputs.Select(input => new OnnxInput(input.Name, Sizes(input), TypeOf(input) == DataType.Uint8))];
        Metadata = _proto.MetadataProps.GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.Last().Value);
    }

    /// <summary>The model's name in messages.</summary>
    public string Name { get; }

    /// <summary>The program that wrote it, as in <c>pytorch</c>; empty where it does not say.</summary>
    public string Producer => _proto.ProducerName;

    /// <summary>The version of the standard operator set that it is written for; 0 if the file does not say.</summary>
    public long OperatorSet => _proto.OpsetImport.FirstOrDefault(set => set.Domain is "" or "ai.onnx")?.Version ?? 0;

    /// <summary>The number of bytes of tensors that were read from other files than the model's own.</summary>
    public long ExternalBytes { get; }

    /// <summary>The number of parameters, quantized ones included.</summary>
    public long Parameters => _tensors.Total;

    /// <summary>The number of convolutions and matrix products, which hold most of what a network has learned.</summary>
    public int Products => _proto.Graph.Node.Count(node =>
        QuantizationOperators.RealOperator(node.OpType) is "Conv" or "ConvTranspose" or "MatMul" or "Gemm");

    /// <summary>
    /// Batch normalizations in the form for training, by name. They are read as those for inference: with the stored mean and variance.
    /// </summary>
    public IReadOnlyList<string> TrainingNodes =>
        [.. _proto.Graph.Node.Where(NormalizationOperators.IsForTraining).Select(OnnxAttributes.Label)];

    /// <summary>The metadata by name (<c>metadata_props</c>).</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors of real numbers stored in the file, by name.</summary>
    /// <exception cref="GraphException">A shape does not fit memory.</exception>
    public IReadOnlyDictionary<string, Shape> Tensors => _tensors.Shapes;

    /// <summary>A tensor stored in the file, in single precision; null if there is none of that name.</summary>
    /// <exception cref="GraphException">It holds no real numbers, or not as many as it says.</exception>
    public Tensor? FindTensor(string name) => _tensors.Find(name);

    /// <summary>Its inputs, without the tensors stored in the file.</summary>
    public IReadOnlyList<OnnxInput> Inputs { get; }

    /// <summary>Reads the part of the model that some of its tensors need.</summary>
    /// <param name="inputShape">The shape of its input, which need not be the one it was saved with; null for that one.</param>
    /// <param name="outputs">Names of tensors of the model, or null for its own outputs.</param>
    /// <returns>A graph whose input and outputs have the model's names, for this shape alone.</returns>
    /// <exception cref="GraphException">A tensor does not exist, an operator is not supported, or a shape does not fit.</exception>
    public Graph Read(Shape? inputShape, IReadOnlyList<string>? outputs = null)
    {
        var translation = Start(inputShape);
        IReadOnlyList<string> names = outputs ?? [.. _proto.Graph.Output.Select(output => output.Name)];
        if (names.Count == 0) throw GraphErrors.Unreadable(Name, "the model names no outputs and none are asked for");
        foreach (var node in Needed(names)) translation.Translate(node);
        foreach (var name in names)
        {
            if (!translation.Knows(name))
                throw GraphErrors.UnknownName("tensor", name, Name, _proto.Graph.Node.SelectMany(node => node.Output).Take(12).Append("…"));
            translation.Publish(name);
        }

        return translation.Graph;
    }

    /// <summary>Reads the feature maps of the model, as far as its operators are supported and differentiable.</summary>
    /// <param name="inputShape">The shape of its input, which need not be the one it was saved with; null for that one.</param>
    /// <exception cref="GraphException">The model has several inputs, or its input is no tensor of floats.</exception>
    public PartialGraph ReadPartially(Shape? inputShape)
    {
        if (_inputs.Length == 1) return new PartialReader(Start(inputShape)).Read(_proto.Graph.Node);
        var names = string.Join(", ", Inputs.Take(4).Select(input => input.Name));
        throw GraphErrors.Unreadable(Name, $"the model has {_inputs.Length} inputs ({names}); expected one, the picture");
    }

    /// <summary>Returns the part of the model that some of its tensors need, without a classifier's weights for example.</summary>
    /// <param name="outputs">Names of tensors of the model, which become its outputs.</param>
    public OnnxModel Part(IReadOnlyList<string> outputs)
    {
        var part = new ModelProto { ProducerName = _proto.ProducerName, Graph = new GraphProto() };
        part.OpsetImport.Add(_proto.OpsetImport);
        part.MetadataProps.Add(_proto.MetadataProps);
        part.Graph.Node.Add(Needed(outputs));
        part.Graph.Input.Add(_inputs);
        part.Graph.Output.Add(outputs.Select(name => new ValueInfoProto { Name = name }));
        var taken = part.Graph.Node.SelectMany(node => node.Input).Concat(outputs).ToHashSet();
        part.Graph.Initializer.Add(_proto.Graph.Initializer.Where(tensor => taken.Contains(tensor.Name)));
        return new OnnxModel(part, Name);
    }

    /// <summary>Writes the model as one file, with all its tensors inside.</summary>
    /// <param name="file">The stream to write to.</param>
    public void Write(Stream file) => _proto.WriteTo(file);

    private OnnxTranslation Start(Shape? inputShape)
    {
        var translation = new OnnxTranslation(new Graph(Name), _tensors);
        for (var i = 0; i < _inputs.Length; i++)
        {
            RequireFloats(_inputs[i]);
            translation.Define(Inputs[i].Name, translation.Graph.Input(Inputs[i].Name, inputShape ?? Stated(Inputs[i])));
        }

        return translation;
    }

    /// <summary>The nodes that the named tensors need, in the file's order, which ONNX requires to be one that can be run.</summary>
    private IEnumerable<NodeProto> Needed(IEnumerable<string> names)
    {
        var wanted = names.ToHashSet();
        var needed = new Stack<NodeProto>();
        foreach (var node in _proto.Graph.Node.Reverse())
        {
            if (!node.Output.Any(wanted.Contains)) continue;
            needed.Push(node);
            wanted.UnionWith(Taken(node));
        }

        return needed;

        static IEnumerable<string> Taken(NodeProto node) =>
            node.Input.Where(name => name.Length > 0)
                .Concat(node.Attribute.Where(branch => branch.G is not null).SelectMany(branch => branch.G.Node.SelectMany(Taken)));
    }

    private static ModelProto Parse(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return ModelProto.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException problem)
        {
            throw NoModel(name, problem);
        }
    }

    private static ModelProto Parse(Stream file, string name)
    {
        try
        {
            return ModelProto.Parser.ParseFrom(file);
        }
        catch (InvalidProtocolBufferException problem)
        {
            throw NoModel(name, problem);
        }
    }

    private static GraphException NoModel(string name, InvalidProtocolBufferException problem) =>
        new($"{name}: no ONNX model, or not the whole of one ({problem.Message.ReplaceLineEndings(" ")}).", problem);

    private static ValueList<int?>? Sizes(ValueInfoProto input) => input.Type?.TensorType?.Shape is { } shape
        ? [.. shape.Dim.Select(axis => axis.DimValue is >= 1 and <= int.MaxValue ? (int?)axis.DimValue : null)]
        : null;

    private Shape Stated(OnnxInput input)
    {
        if (input.Sizes?.Contains(null) != false) throw GraphErrors.Unreadable(Name, $"input {input.Name} has no fixed shape; give one");
        return [.. input.Sizes.Value.Select(size => size!.Value)];
    }

    private static DataType TypeOf(ValueInfoProto input) => (DataType)(input.Type?.TensorType?.ElemType ?? (int)DataType.Float);

    private void RequireFloats(ValueInfoProto input)
    {
        var type = TypeOf(input);
        if (!OnnxTensors.IsReal(type) && type != DataType.Uint8)
            throw GraphErrors.Unreadable(Name, $"input {input.Name} holds {type}; expected floats");
    }
}
