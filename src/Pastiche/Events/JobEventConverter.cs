using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pastiche.Optimization;

namespace Pastiche;

/// <summary>
/// Events as JSON. Several events share a word: a run, work in parts and a pull all end with <c>done</c>. They differ in their properties,
/// so an object is the first event of its word that finds all of its properties there.
/// </summary>
internal sealed class JobEventConverter : JsonConverter<JobEvent>
{
    /// <summary>How events are written. File names stay readable, since the text goes to programs and not into web pages.</summary>
    public static readonly JobEventContext Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new WordConverter<Engine>(), new WordConverter<StepOutcome>(), new WordConverter<CurvaturePrecision>() },
    });

    /// <summary>The events by their words, which only reading needs: to prepare all of them takes a while.</summary>
    private static readonly Lazy<ILookup<string, JsonTypeInfo>> Types = new(() => new (string Event, JsonTypeInfo Type)[]
    {
        (JobNote.Word, Json.JobNote),
        (JobBegun.Word, Json.JobBegun),
        (RunPlanned.Word, Json.RunPlanned),
        (EngineChosen.Word, Json.EngineChosen),
        (StepTaken.Word, Json.StepTaken),
        (RunResumed.Word, Json.RunResumed),
        (CheckpointSaved.Word, Json.CheckpointSaved),
        (CheckpointFailed.Word, Json.CheckpointFailed),
        (JobEnd.Done, Json.RunEnded),
        (JobEnd.Cancelled, Json.RunEnded),
        (JobEnd.Lost, Json.RunEnded),
        (ImageBegun.Word, Json.ImageBegun),
        (ImageSkipped.Word, Json.ImageSkipped),
        (ImageFailed.Word, Json.ImageFailed),
        (BatchEnded.Word, Json.BatchEnded),
        (PartProgressed.Word, Json.PartProgressed),
        (PartEnded.Word, Json.PartEnded),
        (DrawingBegun.Word, Json.DrawingBegun),
        (JobEnd.Done, Json.PartsEnded),
        (JobEnd.Cancelled, Json.PartsEnded),
        (PullProgressed.WordOf(PullPhase.Waiting), Json.PullProgressed),
        (PullProgressed.WordOf(PullPhase.Downloading), Json.PullProgressed),
        (PullProgressed.WordOf(PullPhase.Verifying), Json.PullProgressed),
        (PullProgressed.WordOf(PullPhase.Importing), Json.PullProgressed),
        (JobEnd.Done, Json.PullEnded),
        (LayerMeasured.Word, Json.LayerMeasured),
        (ReplayCompared.Word, Json.ReplayCompared),
    }.ToLookup(known => known.Event, known => known.Type));

    /// <inheritdoc/>
    public override JobEvent? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        var word = WordOf(json) ?? throw new JsonException("an event is an object with the property event");
        var type = Types.Value[word].FirstOrDefault(known => HasAll(json, known));
        if (type is null) throw new JsonException($"{word} is no event with these properties");
        return (JobEvent?)json.Deserialize(type);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JobEvent value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, TypeOf(value));

    /// <summary>How an event of one kind is written and read.</summary>
    public static JsonTypeInfo TypeOf(JobEvent value) => Json.Options.GetTypeInfo(value.GetType());

    private static string? WordOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("event", out var word)
        && word.ValueKind == JsonValueKind.String
            ? word.GetString()
            : null;

    private static bool HasAll(JsonElement json, JsonTypeInfo type) =>
        type.Properties.Where(property => property.IsRequired).All(property => json.TryGetProperty(property.Name, out _));
}
