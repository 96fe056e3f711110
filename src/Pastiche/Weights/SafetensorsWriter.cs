using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pastiche.Graphs;
using Pastiche.Imaging;

namespace Pastiche.Weights;

/// <summary>Writes safetensors; equal tensors give equal bytes.</summary>
internal static class SafetensorsWriter
{
    /// <summary>The multiple to which the header is padded with spaces, so that tensors are aligned.</summary>
    private const int Alignment = 8;

    /// <summary>Writes a file completely or not at all, replacing an existing one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">Names and tensors, in the order to write them.</param>
    /// <param name="metadata">The metadata of the file.</param>
    /// <param name="half">Whether to write IEEE half precision, rounded to nearest.</param>
    /// <exception cref="IOException">It cannot be written; an existing file is left unchanged.</exception>
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
                WriteEntry(json, new StoredTensor(name, tensor.Shape), half, offset, end);
                offset = end;
            }

            json.WriteEndObject();
        }

        while (text.Length % Alignment != 0) text.WriteByte((byte)' ');
        return text.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, StoredTensor tensor, bool half, long begin, long end)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", half ? "F16" : "F32");
        json.WriteStartArray("shape");
        foreach (var size in tensor.Shape) json.WriteNumberValue(size);
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
