namespace Pastiche.Cli.Platform;

/// <summary>What the program returns to the shell; <see cref="Meanings"/> says what each stands for.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>An error occurred during the run.</summary>
    public const int Failure = 1;

    /// <summary>It was not even begun.</summary>
    public const int BadInput = 2;

    /// <summary>Ended because the terminal is gone (SIGHUP), counted as for Ctrl-C.</summary>
    public const int HungUp = 129;

    /// <summary>Ended by Ctrl-C (SIGINT), as shells count it: 128 and the signal's number.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by SIGTERM, counted as for Ctrl-C.</summary>
    public const int Terminated = 143;

    /// <summary>What every code means, for help and reference.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Meanings { get; } =
    [
        (Success, "Success"),
        (Failure, "An error occurred during the run; the last good picture is kept"),
        (BadInput, "The request cannot be carried out: a wrong option, an unreadable picture, too little memory; nothing is written"),
        (HungUp, "Ended because the terminal was closed; the picture so far is saved"),
        (Interrupted, "Ended by Ctrl-C; the picture so far is saved"),
        (Terminated, "Ended by SIGTERM; the picture so far is saved"),
    ];
}
