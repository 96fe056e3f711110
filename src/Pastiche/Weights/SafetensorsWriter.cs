using System.Buffers.Binary;
using System.Text.Json;
using Pastiche.Graphs;

namespace Pastiche.Weights;

/// <summary>Writes named tensors as safetensors: the length of a JSON header, the header, and the elements in its order.</summary>
internal static class SafetensorsWriter
{
    /// <summary>The header is filled up with spaces to a multiple of this, so that elements are aligned.</summary>
    private const int Alignment = 8;

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="tensors">In the order of writing.</param>
    /// <param name="metadata">What the file says about itself.</param>
    /// <param name="half">Whether as 16-bit floats.</param>
    public static void Write(
        string path, IReadOnlyList<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string> metadata, bool half)
    {
        var width = half ? 2 : sizeof(float);
        var header = new Dictionary<string, object> { ["__metadata__"] = metadata };
        long offset = 0;
        foreach (var (name, tensor) in tensors)
        {
            long end = offset + ((long)tensor.Elements.Length * width);
            header[name] = new { dtype = half ? "F16" : "F32", shape = tensor.Shape.ToArray(), data_offsets = new[] { offset, end } };
            offset = end;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var padded = (json.Length + Alignment - 1) / Alignment * Alignment;
        using var stream = File.Create(path);
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, padded);
        stream.Write(length);
        stream.Write(json);
        for (var i = json.Length; i < padded; i++) stream.WriteByte((byte)' ');
        foreach (var (_, tensor) in tensors) stream.Write(Bytes(tensor.Elements, width));
    }

    private static byte[] Bytes(ReadOnlySpan<float> elements, int width)
    {
        var bytes = new byte[elements.Length * width];
        for (var i = 0; i < elements.Length; i++)
        {
            var place = bytes.AsSpan(i * width);
            if (width == sizeof(float)) BinaryPrimitives.WriteSingleLittleEndian(place, elements[i]);
            else BinaryPrimitives.WriteHalfLittleEndian(place, (Half)elements[i]);
        }

        return bytes;
    }
}
