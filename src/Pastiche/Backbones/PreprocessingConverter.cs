using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pastiche.Backbones;

/// <summary>A preprocessing as a text: a name, as it always was in recipes and stores, or its numbers.</summary>
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
