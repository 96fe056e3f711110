using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pastiche.Foundation;

/// <summary>Writes a value of an enumeration as its name in camel case, and reads nothing else.</summary>
internal sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
