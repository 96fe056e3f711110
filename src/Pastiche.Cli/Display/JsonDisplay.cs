using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pastiche.Cli.Display;

/// <summary>One JSON object a line, for programs: a step for every iteration, and at the end done, cancelled, or lost if it could not be saved.</summary>
internal sealed class JsonDisplay(Stream output) : IDisplay
{
    // The lines go to a program, not into a web page: a file's name stays readable.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Follow(Painting painting, IEnumerable<StylizeStep> steps)
    {
        foreach (var step in steps) WriteLine(json => Write(json, step));
    }

    public void Finish(Ending ending) => WriteLine(json =>
    {
        json.WriteString("event", ending.Cancelled ? "cancelled" : ending.Output is null ? "lost" : "done");
        json.WriteString("output", ending.Output);
        WriteNumber(json, "width", ending.Width);
        WriteNumber(json, "height", ending.Height);
        WriteNumber(json, "seconds", Seconds(ending.Elapsed));
        json.WriteNumber("peakMemoryBytes", ending.PeakMemoryBytes);
    });

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

    private void WriteLine(Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output, Readable))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
        output.Flush();
    }
}
