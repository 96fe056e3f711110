using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pastiche;

/// <summary>
/// Events as JSON. Several events share a word: a run, work in parts and a pull all end with <c>done</c>. They differ in their properties,
/// so an object is the first event of its word that finds all of its properties there.
/// </summary>
internal sealed class JobEventConverter : JsonConverter<JobEvent>
{
    /// <summary>How events are written. File names stay readable, since the text goes to programs and not into web pages.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly ILookup<string, Type> Types = new (string Event, Type Type)[]
    {
        (JobNote.Word, typeof(JobNote)),
        (JobBegun.Word, typeof(JobBegun)),
        (EngineChosen.Word, typeof(EngineChosen)),
        (StepTaken.Word, typeof(StepTaken)),
        (JobEnd.Done, typeof(RunEnded)),
        (JobEnd.Cancelled, typeof(RunEnded)),
        (JobEnd.Lost, typeof(RunEnded)),
        (ImageBegun.Word, typeof(ImageBegun)),
        (ImageSkipped.Word, typeof(ImageSkipped)),
        (ImageFailed.Word, typeof(ImageFailed)),
        (BatchEnded.Word, typeof(BatchEnded)),
        (PartProgressed.Word, typeof(PartProgressed)),
        (PartEnded.Word, typeof(PartEnded)),
        (DrawingBegun.Word, typeof(DrawingBegun)),
        (JobEnd.Done, typeof(PartsEnded)),
        (JobEnd.Cancelled, typeof(PartsEnded)),
        (PullProgressed.WordOf(PullPhase.Waiting), typeof(PullProgressed)),
        (PullProgressed.WordOf(PullPhase.Downloading), typeof(PullProgressed)),
        (PullProgressed.WordOf(PullPhase.Verifying), typeof(PullProgressed)),
        (PullProgressed.WordOf(PullPhase.Importing), typeof(PullProgressed)),
        (JobEnd.Done, typeof(PullEnded)),
        (LayerMeasured.Word, typeof(LayerMeasured)),
        (ReplayCompared.Word, typeof(ReplayCompared)),
    }.ToLookup(known => known.Event, known => known.Type);

    /// <inheritdoc/>
    public override JobEvent? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        var word = WordOf(json) ?? throw new JsonException("an event is an object with the property event");
        var type = Types[word].FirstOrDefault(known => HasAll(json, known));
        if (type is null) throw new JsonException($"{word} is no event with these properties");
        return (JobEvent?)json.Deserialize(type, Options);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JobEvent value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, value.GetType(), Options);

    private static string? WordOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("event", out var word)
        && word.ValueKind == JsonValueKind.String
            ? word.GetString()
            : null;

    private static bool HasAll(JsonElement json, Type type)
    {
        var required = Options.GetTypeInfo(type).Properties.Where(property => property.IsRequired);
        return required.All(property => json.TryGetProperty(property.Name, out _));
    }
}
