using Spectre.Console;

namespace Pastiche.Cli.Display;

/// <summary>Finds the display that fits where the output goes.</summary>
internal static class Displays
{
    /// <summary>The display of a kind.</summary>
    public static IDisplay Create(DisplayKind kind) => kind switch
    {
        DisplayKind.Quiet => new QuietDisplay(),
        DisplayKind.Json => new JsonDisplay(StandardStreams.OpenOutput()),
        _ => Console.IsOutputRedirected ? Plain() : OnTerminal(),
    };

    /// <summary>A terminal that cannot move its cursor gets the lines that a pipe gets.</summary>
    private static IDisplay OnTerminal() =>
        AnsiConsole.Console.Profile.Capabilities is { Ansi: true, Interactive: true } ? new LiveDisplay(AnsiConsole.Console) : Plain();

    private static PlainDisplay Plain() => new(Console.Out, TimeProvider.System);
}
