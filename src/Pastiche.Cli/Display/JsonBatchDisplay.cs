using System.Text.Json;
using Pastiche.Cli.Commands;

namespace Pastiche.Cli.Display;

/// <summary>A batch for programs: picture before the events of each, skipped or failed where there are none, and batch at the end.</summary>
internal sealed class JsonBatchDisplay(Stream output) : IBatchDisplay
{
    private readonly JsonLines _lines = new(output);
    private readonly JsonDisplay _runs = new(output);

    public IDisplay Begin(int index, int of, StylizeRequest image)
    {
        _lines.Write(json =>
        {
            json.WriteString("event", "picture");
            json.WriteNumber("index", index);
            json.WriteNumber("of", of);
            Write(json, image);
        });
        return _runs;
    }

    public void Skip(StylizeRequest image) => _lines.Write(json =>
    {
        json.WriteString("event", "skipped");
        Write(json, image);
    });

    public void Fail(StylizeRequest image, string reason) => _lines.Write(json =>
    {
        json.WriteString("event", "failed");
        Write(json, image);
        json.WriteString("reason", reason);
    });

    public void Finish(BatchEnding ending) => _lines.Write(json =>
    {
        json.WriteString("event", "batch");
        json.WriteNumber("done", ending.Painted);
        json.WriteNumber("skipped", ending.Skipped);
        json.WriteNumber("failed", ending.Failed);
        json.WriteNumber("left", ending.Left);
        json.WriteNumber("seconds", Math.Round(ending.Elapsed.TotalSeconds, 3));
        json.WriteString("contactSheet", ending.ContactSheet);
    });

    private static void Write(Utf8JsonWriter json, StylizeRequest image)
    {
        json.WriteString("content", image.Content);
        json.WriteString("style", image.Styles[0].Image);
        json.WriteString("output", image.Output);
    }
}
