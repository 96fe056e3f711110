using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pastiche.Foundation;

/// <summary>Types as JSON options know them: from the compiler and not by reflection, which trimmed programs cannot rely on.</summary>
internal static class JsonTypes
{
    /// <summary>How a type is written and read.</summary>
    /// <exception cref="NotSupportedException">The options do not know the type.</exception>
    public static JsonTypeInfo<T> Of<T>(this JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
