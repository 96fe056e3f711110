using System.Text.Json;
using Pastiche.Cli.Lesson;

namespace Pastiche.Cli.Display;

/// <summary>
/// One JSON object a line, for programs: notes, progress whenever another hundredth is done, each part, and done or cancelled
/// at the end.
/// </summary>
internal sealed class JsonLessonDisplay(Stream output) : ILessonDisplay
{
    private const double BetweenLines = 0.01;

    private readonly JsonLines _lines = new(output);

    public void Follow(JobSummary summary, IEnumerable<LessonMoment> moments)
    {
        foreach (var note in summary.Notes) _lines.WriteNote(note);
        var told = 0.0;
        foreach (var moment in moments)
        {
            if (moment.IsEnd) _lines.Write(json => WritePart(json, moment));
            else if (moment.Done >= told + BetweenLines) _lines.Write(json => WriteProgress(json, moment));
            else continue;
            told = moment.Done;
        }
    }

    public void Draw() => _lines.Write(json => json.WriteString("event", "drawing"));

    public void Finish(LessonEnding ending) => _lines.Write(json =>
    {
        json.WriteString("event", ending.Cancelled ? "cancelled" : "done");
        json.WriteStartArray("outputs");
        foreach (var file in ending.Files) json.WriteStringValue(file);
        json.WriteEndArray();
        WriteSeconds(json, "seconds", ending.Elapsed);
    });

    private static void WritePart(Utf8JsonWriter json, LessonMoment moment)
    {
        json.WriteString("event", "part");
        Write(json, moment);
        json.WriteString("outcome", moment.Part.Outcome);
    }

    private static void WriteProgress(Utf8JsonWriter json, LessonMoment moment)
    {
        json.WriteString("event", "progress");
        Write(json, moment);
    }

    private static void Write(Utf8JsonWriter json, LessonMoment moment)
    {
        json.WriteString("title", moment.Part.Title);
        json.WriteNumber("index", moment.Index);
        json.WriteNumber("of", moment.Of);
        json.WriteNumber("done", Math.Round(moment.Done, 4));
        WriteSeconds(json, "seconds", moment.Elapsed);
        WriteSeconds(json, "secondsLeft", moment.Left);
    }

    private static void WriteSeconds(Utf8JsonWriter json, string name, TimeSpan? time)
    {
        if (time is { } known) json.WriteNumber(name, Math.Round(known.TotalSeconds, 3));
        else json.WriteNull(name);
    }
}
