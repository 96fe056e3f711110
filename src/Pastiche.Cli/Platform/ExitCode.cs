namespace Pastiche.Cli.Platform;

/// <summary>The exit codes of the program; <see cref="Meanings"/> describes them.</summary>
internal static class ExitCode
{
    /// <summary>The program succeeded.</summary>
    public const int Success = 0;

    /// <summary>An error occurred during the run.</summary>
    public const int Failure = 1;

    /// <summary>The run could not be started.</summary>
    public const int BadInput = 2;

    /// <summary>The run was ended by SIGHUP because the terminal closed: 128 and the number of the signal.</summary>
    public const int HungUp = 129;

    /// <summary>The run was ended by Ctrl-C (SIGINT): 128 and the number of the signal, as in shells.</summary>
    public const int Interrupted = 130;

    /// <summary>The run was ended by SIGTERM: 128 and the number of the signal.</summary>
    public const int Terminated = 143;

    /// <summary>The meaning of every code, for help and reference.</summary>
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
