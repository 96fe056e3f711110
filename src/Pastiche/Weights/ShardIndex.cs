using System.Text.Json;
using static System.FormattableString;

namespace Pastiche.Weights;

/// <summary>The index.json of a network whose weights are split into several files: {"weight_map": {tensor: file}}.</summary>
internal static class ShardIndex
{
    private const int LargestFile = 16 << 20;
    private const int MostNamed = 3;

    /// <summary>Describes a file that is such an index; null if it is none.</summary>
    /// <param name="head">The first bytes of the file.</param>
    /// <param name="stream">The stream of the file.</param>
    public static ForeignFile? Find(ReadOnlySpan<byte> head, Stream stream)
    {
        if (stream.Length > LargestFile || !head.TrimStart(" \r\n\t"u8).StartsWith("{"u8)) return null;
        try
        {
            stream.Position = 0;
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 16 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("weight_map", out var map)) return null;
            string[] files =
            [
                .. map.EnumerateObject()
                    .Select(entry => entry.Value.GetString() ?? "")
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ];
            var named = string.Join(", ", files.Take(MostNamed)) + (files.Length > MostNamed ? " …" : "");
            return files.Length == 1
                ? new("an index of weights, which holds none", $"give the file that it names, {files[0]}")
                : new(
                    Invariant($"an index of weights in {files.Length} files ({named}), and holds none"),
                    "put the tensors of these files into one, for example by safetensors.torch.save_file");
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
