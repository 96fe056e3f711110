namespace Pastiche.Cli;

/// <summary>What the program returns to the shell.</summary>
internal static class ExitCode
{
    /// <summary>The picture is there.</summary>
    public const int Success = 0;

    /// <summary>Something went wrong on the way; what is good of the picture is kept.</summary>
    public const int Failure = 1;

    /// <summary>What was asked for cannot be done: a wrong option, an unreadable picture, too little memory.</summary>
    public const int BadInput = 2;

    /// <summary>Ended by Ctrl-C (SIGINT), as shells count it: 128 and the signal's number.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by SIGTERM.</summary>
    public const int Terminated = 143;
}
