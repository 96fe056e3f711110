using System.Text;

namespace Pastiche.Cli.Platform;

/// <summary>What the program has to say beside its output: always on stderr, always one line.</summary>
internal static class Message
{
    private static readonly string[] NoRoom = ["failed to map segment", "cannot allocate memory", "cannot create shared object"];

    /// <summary>Writes a line that begins with the program's name.</summary>
    public static void Write(string text)
    {
        try
        {
            using var error = StandardStreams.OpenError();
            error.Write(Encoding.UTF8.GetBytes($"{ProgramInfo.Name}: {OneLine(text)}{Environment.NewLine}"));
        }
        catch (IOException)
        {
            // The terminal is gone, and with it whoever could be told.
        }
    }

    /// <summary>What went wrong, in one line.</summary>
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

    /// <summary>The message of an exception that should not happen, with the kind of problem, unless memory ran out.</summary>
    public static string OfUnexpected(Exception problem)
    {
        var cause = problem.GetBaseException();
        return IsOutOfMemory(problem) ? Of(problem) : OneLine($"unexpected {cause.GetType().Name}: {cause.Message}");
    }

    /// <summary>Whether something failed for want of memory; a native library says so when there is no room to load it.</summary>
    private static bool IsOutOfMemory(Exception problem) => problem.GetBaseException() switch
    {
        OutOfMemoryException => true,
        DllNotFoundException missing => NoRoom.Any(said => missing.Message.Contains(said, StringComparison.OrdinalIgnoreCase)),
        _ => false,
    };

    /// <summary>
    /// The text without the line breaks that messages of other libraries may have, without what a terminal would obey, which names of
    /// files may have, and without a full stop.
    /// </summary>
    internal static string OneLine(string text) => Printable.Text(
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).TrimEnd('.'));
}
