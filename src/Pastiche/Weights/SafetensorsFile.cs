using System.Buffers.Binary;
using System.Text.Json;
using Pastiche.Graphs;

namespace Pastiche.Weights;

/// <summary>
/// Reads safetensors (huggingface/safetensors): the length of a JSON header in 8 bytes, the header with each tensor's type, shape and
/// offsets, then the tensors one after the other without gap or overlap. Those without elements are skipped.
/// </summary>
internal sealed class SafetensorsFile : WeightsFile
{
    /// <summary>The longest header, larger than any network's; the format allows 100 MB, of which JSON would make gigabytes.</summary>
    private const long LongestHeader = 16 << 20;

    private const int LargestRank = 32;

    private const int LengthBytes = 8;
    private const string MetadataKey = "__metadata__";

    private readonly Stream _stream;
    private readonly long _first;
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly Dictionary<string, string> _metadata = [];

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The name of the file in messages.</param>
    /// <param name="stream">The stream, which is disposed of with this object.</param>
    /// <exception cref="PasticheException">The header does not follow the format.</exception>
    public SafetensorsFile(string path, Stream stream) : base(path, stream.Length)
    {
        _stream = stream;
        var length = ReadLength(stream);
        _first = LengthBytes + length;
        var header = new byte[length];
        stream.Position = LengthBytes;
        stream.ReadExactly(header);
        try
        {
            using var document = JsonDocument.Parse(header, new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false });
            foreach (var property in document.RootElement.EnumerateObject()) Add(property);
        }
        catch (Exception problem)
            when (problem is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or GraphException)
        {
            throw Errors.DamagedWeights(path, $"its header is not valid: {Errors.Reason(problem)}", problem);
        }

        RequireCover();
        Tensors = [.. _entries.Values.Select(entry => entry.Tensor)];
    }

    /// <inheritdoc/>
    public override string Format => "safetensors";

    /// <inheritdoc/>
    public override IReadOnlyList<StoredTensor> Tensors { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>Whether a file's first bytes may be those of safetensors.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> head, long fileLength) =>
        head.Length > LengthBytes && head[LengthBytes] == (byte)'{' &&
        BinaryPrimitives.ReadInt64LittleEndian(head) is > 1 and <= LongestHeader and var length && length <= fileLength - LengthBytes;

    /// <inheritdoc/>
    protected override Tensor ReadTensor(string name)
    {
        var entry = _entries[name];
        if (ElementOf(entry.Type) is not { } format)
        {
            throw Errors.NoFloats(Path, name, entry.Type);
        }

        _stream.Position = _first + entry.Begin;
        return new Tensor(entry.Tensor.Shape, format.Read(_stream, entry.Tensor.Shape.Size));
    }

    /// <inheritdoc/>
    public override void Dispose() => _stream.Dispose();

    private static long ReadLength(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[LengthBytes];
        stream.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    private void Add(JsonProperty property)
    {
        if (property.Name == MetadataKey)
        {
            foreach (var entry in property.Value.EnumerateObject()) _metadata[entry.Name] = entry.Value.GetString() ?? "";
            return;
        }

        var offsets = property.Value.GetProperty("data_offsets");
        if (offsets.GetArrayLength() != 2)
            throw new FormatException($"{property.Name} has {offsets.GetArrayLength()} offsets instead of 2");
        var (begin, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        var type = property.Value.GetProperty("dtype").GetString() ?? "";
        var axes = property.Value.GetProperty("shape");
        if (axes.GetArrayLength() is > LargestRank and var rank) throw new FormatException($"{property.Name} has {rank} axes");
        int[] sizes = [.. axes.EnumerateArray().Select(axis => axis.GetInt32())];
        var all = _stream.Length - _first;
        if (begin < 0 || end < begin || end > all)
            throw Errors.DamagedWeights(Path, $"tensor {property.Name} lies at {begin:N0} to {end:N0} of {all:N0} bytes");
        if (SizeOf(type) is not { } size) throw new FormatException($"{property.Name} holds {type}, which is no known type");
        if (sizes.Contains(0) && begin == end) return;
        var shape = Shape.Create(sizes);
        if (end - begin is var length && length != (long)shape.Size * size)
        {
            var expected = $"{(long)shape.Size * size:N0} of {type}";
            throw Errors.DamagedWeights(Path, $"tensor {property.Name} {shape} takes {length:N0} bytes; expected {expected}");
        }

        _entries.Add(property.Name, new Entry(new StoredTensor(property.Name, shape), type, begin, end));
    }

    /// <summary>Requires that tensors follow each other without gaps or overlaps, in which something could be hidden.</summary>
    private void RequireCover()
    {
        var reached = 0L;
        foreach (var entry in _entries.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != reached)
            {
                var expected = $"{reached:N0}, where the one before ends";
                throw Errors.DamagedWeights(Path, $"tensor {entry.Tensor.Name} begins at byte {entry.Begin:N0}; expected {expected}");
            }

            reached = entry.End;
        }

        if (_stream.Length - _first is var all && reached != all)
            throw Errors.DamagedWeights(Path, $"its tensors end at byte {reached:N0} of {all:N0}");
    }

    private static ElementFormat? ElementOf(string type) => type switch
    {
        "F16" => ElementFormat.Half,
        "BF16" => ElementFormat.BFloat16,
        "F32" => ElementFormat.Single,
        "F64" => ElementFormat.Double,
        _ => null,
    };

    private static int? SizeOf(string type) => type switch
    {
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" => 1,
        "I16" or "U16" => 2,
        "I32" or "U32" => 4,
        "I64" or "U64" => 8,
        _ => ElementOf(type)?.Size(),
    };

    private sealed record Entry(StoredTensor Tensor, string Type, long Begin, long End);
}
