namespace Pastiche.Cli.Jobs;

/// <summary>The outcome of a run.</summary>
/// <param name="ExitCode">The exit code of the program.</param>
/// <param name="Message">The message for standard error, in one sentence; null if there is none.</param>
/// <param name="Cause">The exception that ended the run early; null if there was none.</param>
internal sealed record RunOutcome(int ExitCode, string? Message, Exception? Cause = null)
{
    /// <summary>A successful run.</summary>
    public static RunOutcome Success { get; } = new(Platform.ExitCode.Success, null);

    /// <summary>A failed run.</summary>
    /// <param name="message">The error; null if there is none.</param>
    public static RunOutcome FailureIf(string? message) => message is null ? Success : new RunOutcome(Platform.ExitCode.Failure, message);

    /// <summary>Joins messages into one sentence; null if there are none.</summary>
    public static string? Sentence(params IEnumerable<string?> messages) =>
        messages.OfType<string>().ToArray() is { Length: > 0 } given ? string.Join("; ", given) : null;

    /// <summary>Writes the message to standard error.</summary>
    /// <returns>The exit code.</returns>
    public int Report()
    {
        if (Message is not null) Platform.Message.Write(Message);
        return ExitCode;
    }
}
