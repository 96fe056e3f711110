using System.Runtime.InteropServices;

namespace Pastiche.Cli.Platform;

/// <summary>
/// Handles Ctrl-C, SIGTERM and SIGHUP: the first signal asks the run to stop and save its image, the second ends the program at once,
/// as it would by default.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>The number of SIGXFSZ, on Linux and macOS.</summary>
    private const int FileSizeExceeded = 25;

    private readonly CancellationTokenSource _source = new();
    private PosixSignalRegistration[] _registrations = [];
    private int _exitCode;

    /// <summary>Starts listening, unless it has started already. Before, a signal just ends the program.</summary>
    public void Listen()
    {
        if (_registrations.Length > 0) return;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Receive(context, Platform.ExitCode.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Receive(context, Platform.ExitCode.Terminated)),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Receive(context, Platform.ExitCode.HungUp)),
            .. OperatingSystem.IsWindows() ? Array.Empty<PosixSignalRegistration>() : [IgnoreFileSize()],
        ];
    }

    /// <summary>A token that the first signal cancels.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The exit code of an interrupted program.</summary>
    public int ExitCode => _exitCode;

    /// <summary>Stops listening. The token's source is not disposed, since a signal may still be on its way to it.</summary>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }

    private void Receive(PosixSignalContext context, int exitCode)
    {
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) == 0)
        {
            context.Cancel = true;
            if (context.Signal == PosixSignal.SIGINT) EraseEcho();
            _source.Cancel();
        }
        else if (!Console.IsOutputRedirected)
        {
            // The live display has hidden the cursor and will not show it again.
            Console.CursorVisible = true;
        }
    }

    /// <summary>Makes a file beyond the limit on sizes (ulimit -f) an error for who writes it, not the end of the program.</summary>
    private static PosixSignalRegistration IgnoreFileSize() =>
        PosixSignalRegistration.Create((PosixSignal)FileSizeExceeded, context => context.Cancel = true);

    /// <summary>
    /// Erases the ^C that a terminal shows at its cursor, at the beginning of a line or below the bars. The characters are before the
    /// cursor, or behind it if it has moved back in the meantime.
    /// </summary>
    private static void EraseEcho()
    {
        if (Console.IsErrorRedirected || OperatingSystem.IsWindows()) return;
        using var error = StandardStreams.OpenError();
        error.Write("\b\b    \b\b\b\b"u8);
    }
}
