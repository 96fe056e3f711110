namespace Pastiche.Cli.Jobs;

/// <summary>How a run ended, for the shell.</summary>
/// <param name="ExitCode">What the program returns.</param>
/// <param name="Message">The message for stderr, in one sentence; null if there is none.</param>
/// <param name="Cause">The exception that ended the run early; null if there was none.</param>
internal sealed record RunOutcome(int ExitCode, string? Message, Exception? Cause = null)
{
    /// <summary>A run that did what was asked for.</summary>
    public static RunOutcome Success { get; } = new(Platform.ExitCode.Success, null);

    /// <summary>A run that did not.</summary>
    /// <param name="message">What went wrong; null if nothing did.</param>
    public static RunOutcome FailureIf(string? message) => message is null ? Success : new RunOutcome(Platform.ExitCode.Failure, message);

    /// <summary>Messages as one sentence; null if there is none.</summary>
    public static string? Sentence(params IEnumerable<string?> messages) =>
        messages.OfType<string>().ToArray() is { Length: > 0 } given ? string.Join("; ", given) : null;

    /// <summary>Writes the message to stderr.</summary>
    /// <returns>The exit code.</returns>
    public int Report()
    {
        if (Message is not null) Platform.Message.Write(Message);
        return ExitCode;
    }
}
