using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Onnx;
using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>The tensors stored in a model file, as initializers or as constant nodes; believed only as far as their bytes go.</summary>
internal sealed class OnnxTensors
{
    private readonly Dictionary<string, TensorProto> _stored = [];
    private readonly Dictionary<string, Tensor> _read = [];

    public OnnxTensors(string model, GraphProto graph)
    {
        foreach (var tensor in graph.Initializer)
        {
            if (!_stored.TryAdd(tensor.Name, tensor)) throw GraphErrors.DuplicateName("initializer", tensor.Name, model);
        }

        foreach (var node in graph.Node.Where(IsStored))
        {
            if (!_stored.TryAdd(node.Output.FirstOrDefault(""), node.Find("value")!.T))
                throw GraphErrors.DuplicateName("constant", node.Output.FirstOrDefault(""), model);
        }
    }

    /// <summary>Whether numbers of a type stand for real ones.</summary>
    public static bool IsReal(DataType type) => type is DataType.Float or DataType.Float16 or DataType.Double or DataType.Bfloat16;

    public static bool IsStandard(NodeProto node) => node.Domain is "" or "ai.onnx";

    /// <summary>Whether a node is nothing but a stored tensor.</summary>
    public static bool IsStored(NodeProto node) => node.OpType == "Constant" && IsStandard(node) && node.Find("value")?.T is not null;

    /// <summary>The tensors of real numbers and their shapes; those without elements are left out.</summary>
    public IReadOnlyDictionary<string, Shape> Shapes => _stored
        .Where(stored => IsReal((DataType)stored.Value.DataType) && stored.Value.Dims.All(size => size > 0))
        .ToDictionary(stored => stored.Key, stored => Shape.Create([.. stored.Value.Dims.Select(OnnxAttributes.Fit)]));

    /// <summary>The number of elements of all tensors but shapes and the like.</summary>
    public long Total => _stored.Values
        .Where(tensor => (DataType)tensor.DataType is not (DataType.Int64 or DataType.Bool or DataType.String)).Sum(Count);

    public bool Contains(string name) => _stored.ContainsKey(name);

    /// <summary>A tensor of real numbers in single precision, or null if none has this name.</summary>
    public Tensor? Find(string name)
    {
        if (_read.TryGetValue(name, out var tensor) || !_stored.TryGetValue(name, out var proto)) return tensor;
        Shape shape = [.. proto.Dims.Select(OnnxAttributes.Fit)];
        return _read[name] = Raw(name, proto, shape) ?? new Tensor(shape, Floats(name, proto, shape.Size));
    }

    /// <summary>A tensor of integers as real numbers, or null if none has this name.</summary>
    public Tensor? FindIntegers(string name)
    {
        if (!_stored.TryGetValue(name, out var proto)) return null;
        Shape shape = [.. proto.Dims.Select(OnnxAttributes.Fit)];
        return new Tensor(shape, (DataType)proto.DataType switch
        {
            DataType.Int8 => Array.ConvertAll(Narrow<sbyte>(name, proto, shape.Size), element => (float)element),
            DataType.Uint8 => Array.ConvertAll(Narrow<byte>(name, proto, shape.Size), element => (float)element),
            DataType.Int16 => Array.ConvertAll(Narrow<short>(name, proto, shape.Size), element => (float)element),
            DataType.Uint16 => Array.ConvertAll(Narrow<ushort>(name, proto, shape.Size), element => (float)element),
            DataType.Int32 => Array.ConvertAll(Elements<int>(name, proto, shape.Size, proto.Int32Data), element => (float)element),
            var type => throw GraphErrors.BadNode($"tensor {name} holds {type}; expected integers of 8, 16 or 32 bits"),
        });
    }

    /// <summary>A tensor of few numbers of any type, or null if there is none or it has many.</summary>
    public Numbers? FindNumbers(string name) =>
        _stored.TryGetValue(name, out var proto) && Count(proto) <= Numbers.Most ? Read(proto, name) : null;

    /// <summary>Reads a tensor of few numbers.</summary>
    public static Numbers Read(TensorProto proto, string name)
    {
        int[] sizes = [.. proto.Dims.Select(OnnxAttributes.Fit)];
        if (sizes.Any(size => size < 0)) throw GraphErrors.BadNode($"tensor {name} of [{string.Join(", ", sizes)}] has a size under 0");
        var count = Count(proto) is <= Numbers.Most and var few
            ? (int)few
            : throw GraphErrors.BadNode($"tensor {name} has more than {Numbers.Most} numbers");
        return (DataType)proto.DataType switch
        {
            DataType.Int64 =>
                new Numbers(sizes, [.. Elements<long>(name, proto, count, proto.Int64Data).Select(value => (double)value)], true),
            DataType.Int32 =>
                new Numbers(sizes, [.. Elements<int>(name, proto, count, proto.Int32Data).Select(value => (double)value)], true),
            DataType.Bool => new Numbers(sizes, [.. Narrow<byte>(name, proto, count).Select(value => value != 0 ? 1.0 : 0.0)], true),
            _ => new Numbers(sizes, [.. Floats(name, proto, count).Select(value => (double)value)], false),
        };
    }

    /// <summary>The number of elements, or one too many where it overflows.</summary>
    private static long Count(TensorProto proto) =>
        proto.Dims.Aggregate(1L, (product, size) =>
            size == 0 || product == 0 ? 0 : product > int.MaxValue || size > int.MaxValue ? int.MaxValue + 1L : product * size);

    /// <summary>Floats that lie in the file as in memory, without a copy; null if they do not.</summary>
    private static Tensor? Raw(string name, TensorProto proto, Shape shape)
    {
        if ((DataType)proto.DataType != DataType.Float || proto.RawData.IsEmpty) return null;
        RequireElements<float>(name, proto, shape.Size, listed: 0);
        return new Tensor(shape, proto.RawData.Memory);
    }

    private static float[] Floats(string name, TensorProto proto, int count) => (DataType)proto.DataType switch
    {
        DataType.Float => Elements<float>(name, proto, count, proto.FloatData),
        DataType.Double => Array.ConvertAll(Elements<double>(name, proto, count, proto.DoubleData), value => (float)value),
        DataType.Float16 => Array.ConvertAll(Narrow<ushort>(name, proto, count), bits => (float)BitConverter.UInt16BitsToHalf(bits)),
        DataType.Bfloat16 => Array.ConvertAll(Narrow<ushort>(name, proto, count), bits => BitConverter.Int32BitsToSingle(bits << 16)),
        var type => throw GraphErrors.BadNode($"tensor {name} holds {type}; expected floats"),
    };

    /// <summary>Elements of less than 32 bits, which lie in the low bits of the list of 32-bit integers where they are not raw.</summary>
    private static T[] Narrow<T>(string name, TensorProto proto, int count) where T : unmanaged
    {
        if (!proto.RawData.IsEmpty || proto.Int32Data.Count == 0) return Elements<T>(name, proto, count, []);
        return Array.ConvertAll(Elements<int>(name, proto, count, proto.Int32Data), value => Unsafe.As<int, T>(ref value));
    }

    private static T[] Elements<T>(string name, TensorProto proto, int count, IReadOnlyCollection<T> listed) where T : unmanaged
    {
        RequireElements<T>(name, proto, count, listed.Count);
        return proto.RawData.IsEmpty ? [.. listed] : MemoryMarshal.Cast<byte, T>(proto.RawData.Span).ToArray();
    }

    private static void RequireElements<T>(string name, TensorProto proto, int count, int listed) where T : unmanaged
    {
        if (proto.DataLocation == DataLocation.External)
            throw GraphErrors.BadNode($"tensor {name} lies outside the file, where nothing is read");
        var held = proto.RawData.IsEmpty ? (long)listed * Unsafe.SizeOf<T>() : proto.RawData.Length;
        if (held != (long)count * Unsafe.SizeOf<T>())
            throw GraphErrors.BadNode($"tensor {name} holds {held} bytes; expected {count} elements");
    }
}
