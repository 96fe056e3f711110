using System.Text.Json.Serialization;

namespace Pastiche;

/// <summary>A part of a job made progress.</summary>
/// <param name="Title">What the part makes.</param>
/// <param name="Index">Which part it is, from 1.</param>
/// <param name="Of">How many parts there are.</param>
/// <param name="Done">The fraction of all the work that is done, from 0 to 1.</param>
/// <param name="Elapsed">Time since the job began.</param>
/// <param name="Remaining">An estimate of the time that is left; null while there is none.</param>
public sealed record PartProgressed(
    string Title,
    int Index,
    int Of,
    [property: JsonConverter(typeof(FractionConverter))] double Done,
    [property: JsonPropertyName("seconds"), JsonConverter(typeof(SecondsConverter))] TimeSpan Elapsed,
    [property: JsonPropertyName("secondsLeft"), JsonConverter(typeof(SecondsConverter))] TimeSpan? Remaining) : JobEvent(Word)
{
    internal const string Word = "progress";
}

/// <summary>A part of a job ended.</summary>
/// <param name="Title">What the part makes.</param>
/// <param name="Index">Which part it is, from 1.</param>
/// <param name="Of">How many parts there are.</param>
/// <param name="Done">The fraction of all the work that is done, from 0 to 1.</param>
/// <param name="Elapsed">Time since the job began.</param>
/// <param name="Remaining">An estimate of the time that is left; null while there is none.</param>
/// <param name="Outcome">The result in a few words; null if there is nothing to say.</param>
public sealed record PartEnded(
    string Title,
    int Index,
    int Of,
    [property: JsonConverter(typeof(FractionConverter))] double Done,
    [property: JsonPropertyName("seconds"), JsonConverter(typeof(SecondsConverter))] TimeSpan Elapsed,
    [property: JsonPropertyName("secondsLeft"), JsonConverter(typeof(SecondsConverter))] TimeSpan? Remaining,
    string? Outcome) : JobEvent(Word)
{
    internal const string Word = "part";
}

/// <summary>All parts ended; figures and files are made of them.</summary>
public sealed record DrawingBegun() : JobEvent(Word)
{
    internal const string Word = "drawing";
}

/// <summary>A job in parts ended.</summary>
/// <param name="Event">How it ended: <see cref="JobEnd.Done"/> or <see cref="JobEnd.Cancelled"/>.</param>
/// <param name="Outputs">The paths of the files that were written.</param>
/// <param name="Elapsed">How long the job took.</param>
public sealed record PartsEnded(
    string Event,
    IReadOnlyList<string> Outputs,
    [property: JsonPropertyName("seconds"), JsonConverter(typeof(SecondsConverter))] TimeSpan Elapsed) : JobEvent(Event);

/// <summary>How large a layer of a network is for an image.</summary>
/// <param name="Name">The layer.</param>
/// <param name="Maps">Its feature maps.</param>
/// <param name="Width">Columns of positions.</param>
/// <param name="Height">Rows of positions.</param>
/// <param name="Stride">Pixels from one position to the next.</param>
/// <param name="ReceptiveField">Pixels along a side that one position depends on; null for the whole image.</param>
/// <param name="Parameters">Trained numbers up to the layer.</param>
public sealed record LayerMeasured(
    string Name, int Maps, int Width, int Height, int Stride, int? ReceptiveField, long Parameters) : JobEvent(Word)
{
    internal const string Word = "layer";
}
