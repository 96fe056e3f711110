using System.Diagnostics;
using System.Text.Json;

namespace Pastiche.Cli.Display;

/// <summary>One JSON object a line, for programs: progress a few times a second, each phase, and the end.</summary>
internal sealed class JsonPullDisplay(Stream output) : IPullDisplay, IProgress<PullProgress>
{
    private readonly JsonLines _lines = new(output);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMilliseconds(250);

    private string _name = "";
    private (PullPhase Phase, string From)? _at;
    private long _written;

    public StoredModel Follow(string name, Func<IProgress<PullProgress>, StoredModel> pull)
    {
        _name = name;
        return pull(this);
    }

    public void Report(PullProgress value)
    {
        var isNews = _at != (value.Phase, value.From) || value.Bytes == value.Total;
        if (!isNews && Stopwatch.GetElapsedTime(_written) < BetweenLines) return;
        (_at, _written) = ((value.Phase, value.From), Stopwatch.GetTimestamp());
        _lines.Write(json =>
        {
            json.WriteString("event", JsonNamingPolicy.CamelCase.ConvertName($"{value.Phase}"));
            json.WriteString("name", _name);
            json.WriteNumber("bytes", value.Bytes);
            if (value.Total is { } total) json.WriteNumber("total", total);
            else json.WriteNull("total");
            json.WriteNumber("resumed", value.Resumed);
            json.WriteString("from", value.From);
        });
    }

    public void Finish(StoredModel model, string path) => _lines.Write(json =>
    {
        json.WriteString("event", "done");
        json.WriteString("name", model.Name);
        json.WriteString("path", path);
        json.WriteNumber("bytes", model.Bytes);
        json.WriteString("sha256", model.Sha256);
    });
}
