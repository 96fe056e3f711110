using System.Text.Json;
using System.Text.Json.Serialization;
using Pastiche.Graphs;

namespace Pastiche.Recipes;

/// <summary>Writes a list as an array, and reads none with null in it.</summary>
internal sealed class ListConverter<T> : JsonConverter<ValueList<T>>
{
    public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var items = JsonSerializer.Deserialize(ref reader, options.Of<T?[]>()) ?? throw new JsonException();
        return [.. items.Select(item => item ?? throw new JsonException())];
    }

    public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToArray(), options.Of<T[]>());
}

/// <summary>Writes a schedule as its steps.</summary>
internal sealed class ScheduleConverter : JsonConverter<ScaleSchedule>
{
    public override ScaleSchedule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize(ref reader, options.Of<ValueList<ScaleStep>>()));

    public override void Write(Utf8JsonWriter writer, ScaleSchedule value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Steps, options.Of<ValueList<ScaleStep>>());
}

/// <summary>Writes a reading as text: "label=3" or "#ff0000".</summary>
internal sealed class MaskReadingConverter : JsonConverter<MaskReading>
{
    public override MaskReading Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        MaskReading.Parse(reader.GetString() ?? throw new JsonException());

    public override void Write(Utf8JsonWriter writer, MaskReading value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>Writes a mask among the options as the checksum of its picture and its reading.</summary>
internal sealed class MaskConverter : JsonConverter<Mask>
{
    public override Mask Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (checksum, reading) = JsonSerializer.Deserialize(ref reader, options.Of<Picture>()) ?? throw new JsonException();
        return Mask.Missing(checksum, reading);
    }

    public override void Write(Utf8JsonWriter writer, Mask value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Picture(value.Checksum, value.Reading), options.Of<Picture>());

    internal sealed record Picture(string? Checksum, MaskReading Reading);
}

/// <summary>Writes an initialization with the checksum of its picture instead of the picture.</summary>
internal sealed class InitializationConverter : JsonConverter<Initialization>
{
    public override Initialization Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (kind, checksum) = JsonSerializer.Deserialize(ref reader, options.Of<Start>()) ?? throw new JsonException();
        return kind switch
        {
            InitializationKind.Content => Initialization.Content,
            InitializationKind.Noise => Initialization.Noise,
            InitializationKind.Gray => Initialization.Gray,
            _ => Initialization.MissingImage(checksum),
        };
    }

    public override void Write(Utf8JsonWriter writer, Initialization value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Start(value.Kind, value.Checksum), options.Of<Start>());

    internal sealed record Start(InitializationKind Kind, string? Checksum);
}
