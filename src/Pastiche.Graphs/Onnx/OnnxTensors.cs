using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Onnx;
using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>The tensors stored in a model file, believed only as far as their bytes go.</summary>
internal sealed class OnnxTensors
{
    private readonly Dictionary<string, TensorProto> _tensors = [];

    public OnnxTensors(string model, IEnumerable<TensorProto> initializers)
    {
        foreach (var tensor in initializers)
        {
            if (!_tensors.TryAdd(tensor.Name, tensor)) Throw.DuplicateName("initializer", tensor.Name, model);
        }
    }

    /// <summary>Whether numbers of a type stand for real ones.</summary>
    public static bool IsReal(DataType type) => type is DataType.Float or DataType.Float16 or DataType.Double or DataType.Bfloat16;

    public bool Contains(string name) => _tensors.ContainsKey(name);

    public void Add(string name, TensorProto tensor) => _tensors[name] = tensor;

    /// <summary>A tensor of 32-bit floats.</summary>
    public bool TryRead(string name, [NotNullWhen(true)] out Tensor? tensor)
    {
        tensor = null;
        if (!_tensors.TryGetValue(name, out var proto)) return false;
        if (proto.DataType != (int)DataType.Float)
            Throw.BadNode($"tensor {name} holds {(DataType)proto.DataType}; expected 32-bit floats");
        Shape shape = [.. proto.Dims.Select(OnnxAttributes.Fit)];
        tensor = new Tensor(shape, Elements(name, proto, shape.Size, proto.FloatData));
        return true;
    }

    /// <summary>A tensor that must be known: a shape, axes or pads. Ends may be "as far as there is" (the largest long).</summary>
    public ValueList<int> Integers(string name)
    {
        if (!_tensors.TryGetValue(name, out var proto)) Throw.BadNode($"input {name} must be a constant");
        if (proto.Dims.Count > 1) Throw.BadNode($"tensor {name} has {proto.Dims.Count} axes; expected a list of integers");
        Shape shape = proto.Dims is [0] ? [] : [.. proto.Dims.Select(OnnxAttributes.Fit)];
        var count = proto.Dims is [0] ? 0 : shape.Size;
        return (DataType)proto.DataType switch
        {
            DataType.Int64 => [.. Elements(name, proto, count, proto.Int64Data).Select(value => (int)Math.Clamp(value, -int.MaxValue, int.MaxValue))],
            DataType.Int32 => [.. Elements(name, proto, count, proto.Int32Data)],
            var type => Throw.BadNode<ValueList<int>>($"tensor {name} holds {type}; expected integers"),
        };
    }

    private static T[] Elements<T>(string name, TensorProto proto, int count, IReadOnlyCollection<T> listed) where T : unmanaged
    {
        if (proto.DataLocation == DataLocation.External)
            Throw.BadNode($"tensor {name} lies outside the file, where nothing is read");
        var raw = proto.RawData;
        var held = raw.IsEmpty ? (long)listed.Count * Unsafe.SizeOf<T>() : raw.Length;
        if (held != (long)count * Unsafe.SizeOf<T>()) Throw.BadNode($"tensor {name} holds {held} bytes; expected {count} elements");
        return raw.IsEmpty ? [.. listed] : MemoryMarshal.Cast<byte, T>(raw.Span).ToArray();
    }
}
