using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>The constants of a model file, each list of integers and each number once, and the names that are in use.</summary>
/// <param name="proto">The graph in the file.</param>
/// <param name="taken">The names of its inputs and outputs.</param>
internal sealed class OnnxConstants(GraphProto proto, HashSet<string> taken)
{
    private readonly Dictionary<ValueList<long>, string> _integers = [];
    private readonly Dictionary<float, string> _numbers = [];

    /// <summary>A name that is not in use.</summary>
    public string Fresh(string name)
    {
        while (!taken.Add(name)) name += "_";
        return name;
    }

    /// <summary>Stores a tensor of floats.</summary>
    public void Store(string name, Tensor tensor)
    {
        var stored = new TensorProto { Name = name, DataType = (int)DataType.Float, RawData = Bytes(tensor.Elements) };
        stored.Dims.Add(tensor.Shape.Select(size => (long)size));
        proto.Initializer.Add(stored);
    }

    /// <summary>The name of a list of integers.</summary>
    public string Integers(IEnumerable<int> values)
    {
        ValueList<long> key = [.. values.Select(value => (long)value)];
        if (_integers.TryGetValue(key, out var name)) return name;
        _integers[key] = name = Fresh($"i{_integers.Count}");
        var stored = new TensorProto { Name = name, DataType = (int)DataType.Int64, Dims = { key.Count }, RawData = Bytes(key.Span) };
        proto.Initializer.Add(stored);
        return name;
    }

    /// <summary>The name of a number, a tensor of rank 0.</summary>
    public string Number(float value)
    {
        if (_numbers.TryGetValue(value, out var name)) return name;
        _numbers[value] = name = Fresh($"f{_numbers.Count}");
        Store(name, Tensor.Scalar(value));
        return name;
    }

    private static ByteString Bytes<T>(ReadOnlySpan<T> elements) where T : unmanaged =>
        ByteString.CopyFrom(MemoryMarshal.AsBytes(elements));
}
