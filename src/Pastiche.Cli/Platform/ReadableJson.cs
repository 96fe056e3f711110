using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pastiche.Cli.Platform;

/// <summary>Writes JSON for programs.</summary>
internal static class ReadableJson
{
    // The text is read by a program and not put into a web page, so file names stay readable.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a value on one line.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);
}
