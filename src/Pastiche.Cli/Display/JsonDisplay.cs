using System.Text.Json;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Display;

/// <summary>
/// One JSON object a line, for programs: the engine when it is known and when another takes over, a step for every iteration, and at
/// the end done, cancelled, or lost if it could not be saved.
/// </summary>
internal sealed class JsonDisplay(Stream output) : IDisplay
{
    private readonly JsonLines _lines = new(output);

    public void Follow(Painting painting, IEnumerable<StylizeStep> steps)
    {
        foreach (var note in painting.Plan.Notes) _lines.WriteNote(note);
        string? engine = null;
        foreach (var step in steps)
        {
            // It is known once the first graph is compiled, and another size may need another one.
            if (step.Engine.Name != engine) _lines.Write(json => Write(json, step.Engine));
            engine = step.Engine.Name;
            _lines.Write(json => Write(json, step));
        }
    }

    public void Finish(Ending ending) => _lines.Write(json =>
    {
        json.WriteString("event", ending.Cancelled ? "cancelled" : ending.Output is null ? "lost" : "done");
        json.WriteString("output", ending.Output);
        WriteNumber(json, "width", ending.Width);
        WriteNumber(json, "height", ending.Height);
        WriteNumber(json, "seconds", Seconds(ending.Elapsed));
        json.WriteNumber("peakMemoryBytes", ending.PeakMemoryBytes);
    });

    private static void Write(Utf8JsonWriter json, EngineChoice choice)
    {
        json.WriteString("event", "engine");
        json.WriteString("engine", EngineName.All.NameOf(choice.Engine));
        json.WriteString("name", choice.Name);
        json.WriteString("reason", choice.Reason);
    }

    private static void Write(Utf8JsonWriter json, StylizeStep step)
    {
        json.WriteString("event", "step");
        json.WriteNumber("scale", step.Scale);
        json.WriteNumber("width", step.Width);
        json.WriteNumber("height", step.Height);
        json.WriteNumber("iteration", step.Iteration);
        json.WriteNumber("of", step.Iterations);
        json.WriteStartObject("terms");
        WriteNumber(json, "content", step.Terms.Content);
        WriteNumber(json, "style", step.Terms.Style);
        WriteNumber(json, "tv", step.Terms.TotalVariation);
        WriteNumber(json, "range", step.Terms.Range);
        json.WriteEndObject();
        WriteNumber(json, "total", step.Total);
        WriteNumber(json, "seconds", Seconds(step.Elapsed));
    }

    /// <summary>JSON knows neither infinity nor NaN: they, and what there is not, are null.</summary>
    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
