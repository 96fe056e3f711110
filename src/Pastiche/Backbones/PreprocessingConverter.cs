using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pastiche.Backbones;

/// <summary>Writes a preprocessing to JSON as a text: its name or its numbers.</summary>
internal sealed class PreprocessingConverter : JsonConverter<Preprocessing>
{
    public override Preprocessing Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException();
        return Preprocessing.Parse(reader.GetString()!);
    }

    public override void Write(Utf8JsonWriter writer, Preprocessing value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
