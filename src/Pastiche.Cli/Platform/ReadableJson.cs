using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pastiche.Cli.Platform;

/// <summary>JSON for programs to read.</summary>
internal static class ReadableJson
{
    // The text goes to a program, not into a web page: a file's name stays readable.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a value on one line.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);
}
