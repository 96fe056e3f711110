using System.Text;

namespace Pastiche.Cli.Platform;

/// <summary>Messages of the program, each one line on standard error.</summary>
internal static class Message
{
    private static readonly string[] NoRoom = ["failed to map segment", "cannot allocate memory", "cannot create shared object"];

    /// <summary>Writes a line that begins with the name of the program.</summary>
    public static void Write(string text)
    {
        try
        {
            using var error = StandardStreams.OpenError();
            error.Write(Encoding.UTF8.GetBytes($"{ProgramInfo.Name}: {OneLine(text)}{Environment.NewLine}"));
        }
        catch (IOException)
        {
            // The terminal has closed, so that nobody can read the message.
        }
    }

    /// <summary>The message of an exception, in one line.</summary>
    public static string Of(Exception problem) => OneLine(IsOutOfMemory(problem)
        ? "memory ran out; paint smaller, use --optimizer adam, or give the program more memory"
        : problem.Message);

    /// <summary>Runs an action that may fail without ending the run.</summary>
    /// <returns>The message of the exception, in one line; null if there was none.</returns>
    public static string? TryRun(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception problem)
        {
            return Of(problem);
        }
    }

    /// <summary>The message of an unexpected exception: its type and message, or that memory ran out.</summary>
    public static string OfUnexpected(Exception problem)
    {
        var cause = problem.GetBaseException();
        return IsOutOfMemory(problem) ? Of(problem) : OneLine($"unexpected {cause.GetType().Name}: {cause.Message}");
    }

    /// <summary>Determines whether an exception is caused by a lack of memory, also if a native library cannot be loaded.</summary>
    private static bool IsOutOfMemory(Exception problem) => problem.GetBaseException() switch
    {
        OutOfMemoryException => true,
        DllNotFoundException missing => NoRoom.Any(said => missing.Message.Contains(said, StringComparison.OrdinalIgnoreCase)),
        _ => false,
    };

    /// <summary>
    /// Removes line breaks, which messages of other libraries may contain; control characters, which file names may contain; and the
    /// final full stop.
    /// </summary>
    internal static string OneLine(string text) => Printable.Text(
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).TrimEnd('.'));
}
