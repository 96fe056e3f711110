using System.Text.Json.Serialization;
using Pastiche.Optimization;

namespace Pastiche;

/// <summary>A note about a job that is about to begin.</summary>
/// <param name="Text">A sentence without its full stop, as in "the mask is stretched".</param>
public sealed record JobNote(string Text) : JobEvent(Word)
{
    internal const string Word = "note";
}

/// <summary>A job begins. The command line shows it to people, and leaves it out of <c>--json</c>.</summary>
/// <param name="Summary">What will be done, in one line.</param>
/// <param name="Scales">The sizes at which one image is painted, from coarse to fine; empty for work in parts.</param>
public sealed record JobBegun(string Summary, IReadOnlyList<JobScale> Scales) : JobEvent(Word)
{
    internal const string Word = "begun";
}

/// <summary>One size at which an image will be painted.</summary>
/// <param name="Width">Columns of the image at this scale.</param>
/// <param name="Height">Rows of the image at this scale.</param>
/// <param name="Iterations">Iterations planned at this scale.</param>
public sealed record JobScale(int Width, int Height, int Iterations);

/// <summary>What a run will take, before it begins.</summary>
/// <param name="Width">Columns of the image.</param>
/// <param name="Height">Rows of the image.</param>
/// <param name="MemoryBytes">About how many bytes of memory the program will take at its peak.</param>
/// <param name="Time">About how long the run will take.</param>
/// <param name="TileSide">The side of the tiles that the image is measured in; null where it is measured as a whole.</param>
/// <param name="CurvaturePairs">The steps that L-BFGS remembers.</param>
/// <param name="CurvaturePrecision">The precision in which they are remembered.</param>
public sealed record RunPlanned(
    int Width,
    int Height,
    long MemoryBytes,
    [property: JsonPropertyName("estimatedSeconds"), JsonConverter(typeof(SecondsConverter))] TimeSpan Time,
    int? TileSide,
    int CurvaturePairs,
    CurvaturePrecision CurvaturePrecision) : JobEvent(Word)
{
    internal const string Word = "planned";
}

/// <summary>An engine takes over: the first one, or another one for another size.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Name">The engine as recipes state it, with version and device or instruction set.</param>
/// <param name="Reason">Why it is this engine, as a part of a sentence.</param>
public sealed record EngineChosen(Engine Engine, string Name, string Reason) : JobEvent(Word)
{
    internal const string Word = "engine";
}

/// <summary>One iteration is done.</summary>
/// <param name="Scale">The scale, from 0.</param>
/// <param name="Width">Columns of the image at this scale.</param>
/// <param name="Height">Rows of the image at this scale.</param>
/// <param name="Iteration">Iterations done at this scale, from 1.</param>
/// <param name="Iterations">Iterations planned at this scale.</param>
/// <param name="Terms">The losses before their weights.</param>
/// <param name="Total">The weighted sum of the losses, without the range guard.</param>
/// <param name="Elapsed">Time since the run began.</param>
public sealed record StepTaken(
    int Scale,
    int Width,
    int Height,
    int Iteration,
    [property: JsonPropertyName("of")] int Iterations,
    [property: JsonConverter(typeof(LossTermsConverter))] LossTerms Terms,
    [property: JsonConverter(typeof(LossConverter))] double Total,
    [property: JsonPropertyName("seconds"), JsonConverter(typeof(SecondsConverter))] TimeSpan Elapsed) : JobEvent(Word)
{
    internal const string Word = "step";

    /// <summary>Whether the optimiser moved. JSON has it only where it did not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public StepOutcome Outcome { get; init; }

    /// <summary>The event of a step.</summary>
    /// <param name="step">The step.</param>
    public static StepTaken Of(StylizeStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return new StepTaken(
            step.Scale, step.Width, step.Height, step.Iteration, step.Iterations, step.Terms, step.Total, step.Elapsed)
        {
            Outcome = step.Outcome,
        };
    }
}

/// <summary>A run goes on from a checkpoint.</summary>
/// <param name="Checkpoint">The path of the checkpoint.</param>
/// <param name="Scale">The scale, from 0.</param>
/// <param name="Iteration">Iterations done at this scale.</param>
public sealed record RunResumed(string Checkpoint, int Scale, int Iteration) : JobEvent(Word)
{
    internal const string Word = "resumed";
}

/// <summary>A checkpoint was written, and is on the disk.</summary>
/// <param name="Path">The path of the checkpoint.</param>
/// <param name="Scale">The scale, from 0.</param>
/// <param name="Iteration">Iterations done at this scale.</param>
/// <param name="Bytes">The size of the file.</param>
/// <param name="Took">How long it took.</param>
public sealed record CheckpointSaved(
    string Path,
    int Scale,
    int Iteration,
    long Bytes,
    [property: JsonPropertyName("seconds"), JsonConverter(typeof(SecondsConverter))] TimeSpan Took) : JobEvent(Word)
{
    internal const string Word = "checkpoint";
}

/// <summary>A checkpoint could not be written. The run goes on, and the earlier checkpoint is as it was.</summary>
/// <param name="Path">The path of the checkpoint.</param>
/// <param name="Reason">Why, in one sentence without its full stop.</param>
public sealed record CheckpointFailed(string Path, string Reason) : JobEvent(Word)
{
    internal const string Word = "checkpointFailed";
}

/// <summary>The run of one image ended.</summary>
/// <param name="Event">How it ended: <see cref="JobEnd.Done"/>, <see cref="JobEnd.Cancelled"/> or <see cref="JobEnd.Lost"/>.</param>
/// <param name="Output">Where the image is, complete or not; null if there is none.</param>
/// <param name="Width">Its columns; null if there is none.</param>
/// <param name="Height">Its rows; null if there is none.</param>
/// <param name="Elapsed">How long the run took, with loading and saving.</param>
/// <param name="PeakMemoryBytes">The most memory that the program had at any time.</param>
public sealed record RunEnded(
    string Event,
    string? Output,
    int? Width,
    int? Height,
    [property: JsonPropertyName("seconds"), JsonConverter(typeof(SecondsConverter))] TimeSpan Elapsed,
    long PeakMemoryBytes) : JobEvent(Event);

/// <summary>A replayed image was compared with the one that its recipe came from.</summary>
/// <param name="Identical">Whether nothing differs.</param>
/// <param name="Differences">What differs, in sentences without their full stops.</param>
public sealed record ReplayCompared(bool Identical, IReadOnlyList<string> Differences) : JobEvent(Word)
{
    internal const string Word = "replay";
}
