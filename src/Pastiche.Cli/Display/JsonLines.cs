using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pastiche.Cli.Display;

/// <summary>One JSON object a line, for programs.</summary>
internal sealed class JsonLines(Stream output)
{
    // The lines go to a program, not into a web page: a file's name stays readable.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an object at once.</summary>
    /// <param name="write">Writes its properties.</param>
    public void Write(Action<Utf8JsonWriter> write)
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

    /// <summary>Writes what is worth knowing.</summary>
    public void WriteNote(string note) => Write(json =>
    {
        json.WriteString("event", "note");
        json.WriteString("text", note);
    });
}
