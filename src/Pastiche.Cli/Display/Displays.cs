using Pastiche.Lesson.Experiments;
using Spectre.Console;

namespace Pastiche.Cli.Display;

/// <summary>Finds the display that fits where the output goes.</summary>
internal static class Displays
{
    /// <summary>The kind that was asked for.</summary>
    /// <param name="quiet">Whether --quiet was given.</param>
    /// <param name="json">Whether --json was given.</param>
    /// <exception cref="PasticheException">Both were.</exception>
    public static DisplayKind Kind(bool quiet, bool json)
    {
        if (quiet && json) throw Errors.Contradiction("--json", "--quiet", "one prints all that happens, the other nothing");
        return quiet ? DisplayKind.Quiet : json ? DisplayKind.Json : DisplayKind.Progress;
    }

    /// <summary>Whether standard output is a terminal that can move its cursor.</summary>
    public static bool IsLive => !Console.IsOutputRedirected && AnsiConsole.Console.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>The display of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="output">Where the picture goes: if it is standard output, what is shown goes to standard error.</param>
    public static IDisplay Create(DisplayKind kind, string? output = null) => kind switch
    {
        DisplayKind.Quiet => new QuietDisplay(),
        DisplayKind.Json => new JsonDisplay(IsTaken(output) ? StandardStreams.OpenError() : StandardStreams.OpenOutput()),
        _ when IsTaken(output) => new PlainDisplay(Console.Error, TimeProvider.System),
        // A terminal that cannot move its cursor gets the lines that a pipe gets.
        _ => IsLive ? new LiveDisplay(AnsiConsole.Console) : new PlainDisplay(Console.Out, TimeProvider.System),
    };

    /// <summary>The display of a batch of that kind.</summary>
    public static IBatchDisplay CreateForBatch(DisplayKind kind) => kind switch
    {
        DisplayKind.Quiet => new TextBatchDisplay(new QuietDisplay(), _ => { }),
        DisplayKind.Json => new JsonBatchDisplay(StandardStreams.OpenOutput()),
        _ => new TextBatchDisplay(Create(kind), IsLive ? line => AnsiConsole.Console.Write(new Text(line + "\n")) : Console.Out.WriteLine),
    };

    /// <summary>The display of long work in parts of that kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="output">Where the figure goes, if it is one: as for <see cref="Create"/>.</param>
    public static ILessonDisplay CreateForLesson(DisplayKind kind, string? output = null) => kind switch
    {
        DisplayKind.Quiet => new QuietLessonDisplay(),
        DisplayKind.Json => new JsonLessonDisplay(IsTaken(output) ? StandardStreams.OpenError() : StandardStreams.OpenOutput()),
        _ when IsTaken(output) => new PlainLessonDisplay(Console.Error, TimeProvider.System),
        _ => IsLive ? new LiveLessonDisplay(AnsiConsole.Console) : new PlainLessonDisplay(Console.Out, TimeProvider.System),
    };

    /// <summary>Shows the layers of a network and their sizes: a table, or an object a layer.</summary>
    public static void Show(DisplayKind kind, IReadOnlyList<LayerSize> layers)
    {
        if (kind == DisplayKind.Json)
        {
            var lines = new JsonLines(StandardStreams.OpenOutput());
            foreach (var layer in layers) lines.Write(json => LayerTable.Write(json, layer));
        }
        else if (kind == DisplayKind.Progress)
        {
            foreach (var line in LayerTable.Lines(layers)) Console.Out.WriteLine(line);
        }
    }

    /// <summary>The display of a pull of that kind.</summary>
    public static IPullDisplay CreateForPull(DisplayKind kind) => kind switch
    {
        DisplayKind.Quiet => new QuietPullDisplay(),
        DisplayKind.Json => new JsonPullDisplay(StandardStreams.OpenOutput()),
        _ => IsLive ? new LivePullDisplay(AnsiConsole.Console) : new PlainPullDisplay(Console.Out),
    };

    private static bool IsTaken(string? output) => output is not null && StandardStreams.IsOutput(output);
}
