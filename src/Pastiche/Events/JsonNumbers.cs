using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pastiche;

/// <summary>Times as seconds, rounded to milliseconds.</summary>
internal sealed class SecondsConverter : JsonConverter<TimeSpan>
{
    /// <inheritdoc/>
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TimeSpan.FromSeconds(reader.GetDouble());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Math.Round(value.TotalSeconds, 3));
}

/// <summary>Fractions, rounded to four digits.</summary>
internal sealed class FractionConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Math.Round(value, 4));
}

/// <summary>Losses. JSON knows neither infinity nor NaN: they are null, and null is read as NaN.</summary>
internal sealed class LossConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value)) writer.WriteNumberValue(value);
        else writer.WriteNullValue();
    }
}

/// <summary>The terms of the objective by their words: content, style, tv and range, each as <see cref="LossConverter"/> has it.</summary>
internal sealed class LossTermsConverter : JsonConverter<LossTerms>
{
    /// <inheritdoc/>
    public override LossTerms Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (content, style, variation, range) = JsonSerializer.Deserialize(ref reader, options.Of<Words>()) ?? throw new JsonException();
        return new LossTerms(content, style, variation, range);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LossTerms value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Words(value.Content, value.Style, value.TotalVariation, value.Range), options.Of<Words>());

    internal sealed record Words(
        [property: JsonConverter(typeof(LossConverter))] double Content,
        [property: JsonConverter(typeof(LossConverter))] double Style,
        [property: JsonConverter(typeof(LossConverter))] double Tv,
        [property: JsonConverter(typeof(LossConverter))] double Range);
}
