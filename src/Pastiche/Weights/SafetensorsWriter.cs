using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pastiche.Graphs;
using Pastiche.Imaging;

namespace Pastiche.Weights;

/// <summary>Writes safetensors; the same tensors always give the same bytes.</summary>
internal static class SafetensorsWriter
{
    /// <summary>The header is filled up with spaces to a multiple of this, so that tensors are aligned.</summary>
    private const int Alignment = 8;

    /// <summary>Writes a file as a whole or not at all, replacing what is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">Names and tensors, in the order to write them.</param>
    /// <param name="metadata">What the file says about itself.</param>
    /// <param name="half">Whether as IEEE half precision, rounded to nearest.</param>
    /// <exception cref="IOException">It cannot be written; what was there before is untouched.</exception>
    public static void Write(
        string path, IReadOnlyList<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string> metadata, bool half) =>
        WholeFile.Write(path, Header(tensors, metadata, half), (stream, header) =>
        {
            Span<byte> length = stackalloc byte[Alignment];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var (_, tensor) in tensors) stream.Write(Encode(tensor.Elements, half));
        });

    private static byte[] Header(
        IReadOnlyList<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string> metadata, bool half)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach (var (key, value) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal)) json.WriteString(key, value);
            json.WriteEndObject();
            var offset = 0L;
            foreach (var (name, tensor) in tensors)
            {
                var end = offset + ((long)tensor.Elements.Length * (half ? ElementFormat.Half : ElementFormat.Single).Size());
                WriteEntry(json, name, tensor.Shape, half, offset, end);
                offset = end;
            }

            json.WriteEndObject();
        }

        while (text.Length % Alignment != 0) text.WriteByte((byte)' ');
        return text.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, string name, Shape shape, bool half, long begin, long end)
    {
        json.WriteStartObject(name);
        json.WriteString("dtype", half ? "F16" : "F32");
        json.WriteStartArray("shape");
        foreach (var size in shape) json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static byte[] Encode(ReadOnlySpan<float> elements, bool half)
    {
        var size = (half ? ElementFormat.Half : ElementFormat.Single).Size();
        var bytes = new byte[elements.Length * size];
        for (var i = 0; i < elements.Length; i++)
        {
            if (half) BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(i * size), (Half)elements[i]);
            else BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * size), elements[i]);
        }

        return bytes;
    }
}
