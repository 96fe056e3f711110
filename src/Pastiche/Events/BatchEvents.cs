using System.Text.Json.Serialization;

namespace Pastiche;

/// <summary>The turn of an image of a batch comes. The events of its run follow, unless it is skipped or fails at once.</summary>
/// <param name="Index">Which image it is, from 1.</param>
/// <param name="Of">How many images there are.</param>
/// <param name="Content">The path of the content image; null for a texture.</param>
/// <param name="Style">The path of the first style image.</param>
/// <param name="Output">The path where the result goes.</param>
public sealed record ImageBegun(int Index, int Of, string? Content, string Style, string Output) : JobEvent(Word)
{
    internal const string Word = "picture";
}

/// <summary>An image of a batch exists already, as the batch would paint it.</summary>
/// <param name="Content">The path of the content image; null for a texture.</param>
/// <param name="Style">The path of the first style image.</param>
/// <param name="Output">The path of the result.</param>
public sealed record ImageSkipped(string? Content, string Style, string Output) : JobEvent(Word)
{
    internal const string Word = "skipped";
}

/// <summary>An image of a batch cannot be painted; the batch continues with the next one.</summary>
/// <param name="Content">The path of the content image; null for a texture.</param>
/// <param name="Style">The path of the first style image.</param>
/// <param name="Output">The path where the result should have gone.</param>
/// <param name="Reason">Why, in one sentence without its full stop.</param>
public sealed record ImageFailed(string? Content, string Style, string Output, string Reason) : JobEvent(Word)
{
    internal const string Word = "failed";
}

/// <summary>A batch ended.</summary>
/// <param name="Painted">How many images were painted.</param>
/// <param name="Skipped">How many existed already.</param>
/// <param name="Failed">How many could not be painted.</param>
/// <param name="Remaining">How many were not begun, or not finished.</param>
/// <param name="Elapsed">How long the batch took.</param>
/// <param name="ContactSheet">The path of the sheet that shows all results side by side; null if there is none.</param>
public sealed record BatchEnded(
    [property: JsonPropertyName("done")] int Painted,
    int Skipped,
    int Failed,
    [property: JsonPropertyName("left")] int Remaining,
    [property: JsonPropertyName("seconds"), JsonConverter(typeof(SecondsConverter))] TimeSpan Elapsed,
    string? ContactSheet) : JobEvent(Word)
{
    internal const string Word = "batch";
}
