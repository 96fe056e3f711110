using System.Runtime.InteropServices;

namespace Pastiche.Cli;

/// <summary>
/// Ctrl-C and SIGTERM: the first asks the run to stop and keep its picture, the second ends the program at once, as if nobody
/// listened.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _exitCode;

    /// <summary>Begins to listen.</summary>
    public Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Receive(context, Cli.ExitCode.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Receive(context, Cli.ExitCode.Terminated)),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What to return to the shell once interrupted.</summary>
    public int ExitCode => _exitCode;

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source.Dispose();
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
