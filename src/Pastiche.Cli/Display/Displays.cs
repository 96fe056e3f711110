using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;
using Spectre.Console;

namespace Pastiche.Cli.Display;

/// <summary>Chooses a display that suits the output.</summary>
internal static class Displays
{
    /// <summary>Indicates whether standard output is a terminal that supports moving the cursor.</summary>
    public static bool IsLive =>
        !Console.IsOutputRedirected && AnsiConsole.Console.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>Creates the display of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="output">The path of the result if it is one file. If it is standard output, events go to standard error.</param>
    public static IDisplay Create(DisplayKind kind, string? output = null)
    {
        var isTaken = output is not null && StandardStreams.IsOutput(output);
        return kind switch
        {
            DisplayKind.Quiet => new QuietDisplay(),
            DisplayKind.Json => new JsonDisplay(isTaken ? StandardStreams.OpenError() : StandardStreams.OpenOutput()),
            _ when isTaken => new PlainDisplay(Console.Error, TimeProvider.System),
            // A terminal without cursor movement gets plain lines.
            _ => IsLive ? new LiveDisplay(AnsiConsole.Console) : new PlainDisplay(Console.Out, TimeProvider.System),
        };
    }
}
