namespace Pastiche.Cli.Commands;

/// <summary>How the run of a picture ended.</summary>
/// <param name="ExitCode">What the program returns for it.</param>
/// <param name="Message">What there is to say on stderr, in one sentence; null where all went well.</param>
/// <param name="Cause">What ended it before its time, unless that was a signal.</param>
internal sealed record RunOutcome(int ExitCode, string? Message, Exception? Cause = null)
{
    /// <summary>Says what there is to say.</summary>
    /// <returns>The exit code.</returns>
    public int Report()
    {
        if (Message is not null) Cli.Message.Write(Message);
        return ExitCode;
    }
}
