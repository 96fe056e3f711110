using System.Runtime.InteropServices;

namespace Pastiche.Cli.Platform;

/// <summary>
/// Ctrl-C, SIGTERM and SIGHUP: the first asks the run to stop and keep its picture, the second ends the program at once, as it would
/// by default.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private PosixSignalRegistration[] _registrations = [];
    private int _exitCode;

    /// <summary>Begins to listen, unless it does already: before there is anything to keep, a signal just ends the program.</summary>
    public void Listen()
    {
        if (_registrations.Length > 0) return;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Receive(context, Platform.ExitCode.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Receive(context, Platform.ExitCode.Terminated)),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Receive(context, Platform.ExitCode.HungUp)),
        ];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What to return to the shell once interrupted.</summary>
    public int ExitCode => _exitCode;

    /// <summary>Stops listening. The source stays, since a signal that came just before may still be on its way to it.</summary>
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
            // The live display hides the cursor, and will not come to show it again.
            Console.CursorVisible = true;
        }
    }

    /// <summary>
    /// A terminal shows the keys as ^C where its cursor is, before a line of the output or below the bars: they end before the cursor,
    /// or behind it if it was put back in the meantime.
    /// </summary>
    private static void EraseEcho()
    {
        if (Console.IsErrorRedirected || OperatingSystem.IsWindows()) return;
        using var error = StandardStreams.OpenError();
        error.Write("\b\b    \b\b\b\b"u8);
    }
}
