using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pastiche;

/// <summary>Something that happened in a job: a run, a batch, work in parts, or the pull of a network.</summary>
/// <remarks>
/// <para>
/// A job is a stream of events. Notes come first, then <see cref="JobBegun"/>, then what is done, and at last one event that ends it:
/// <see cref="RunEnded"/>, <see cref="PartsEnded"/>, <see cref="BatchEnded"/> or <see cref="PullEnded"/>. A batch has such a stream for
/// every image, each after an <see cref="ImageBegun"/>.
/// </para>
/// <para>
/// As JSON, an event is one object whose first property, <c>event</c>, says which one it is. The command line prints these objects with
/// <c>--json</c>, one a line. Times are seconds, rounded to milliseconds. Numbers that are infinite or undefined are null.
/// </para>
/// </remarks>
[JsonConverter(typeof(JobEventConverter))]
public abstract record JobEvent
{
    private protected JobEvent(string @event) => Event = @event;

    /// <summary>The word that says in JSON which event it is.</summary>
    [JsonPropertyOrder(-1)]
    public string Event { get; }

    /// <summary>Writes the event as a JSON object on one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JobEventConverter.TypeOf(this));

    /// <summary>Reads an event.</summary>
    /// <param name="json">A JSON object as <see cref="ToJson"/> writes it. Properties that this version does not know are ignored.</param>
    /// <exception cref="JsonException">The text is not an event that this version knows.</exception>
    public static JobEvent Parse(string json) =>
        JsonSerializer.Deserialize(json, JobEventConverter.Json.JobEvent) ?? throw new JsonException("null is not an event");
}

/// <summary>The words for how a job ended.</summary>
public static class JobEnd
{
    /// <summary>The job reached its end.</summary>
    public const string Done = "done";

    /// <summary>The job was cancelled.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The result could not be saved anywhere.</summary>
    public const string Lost = "lost";
}
