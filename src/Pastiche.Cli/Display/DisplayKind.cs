namespace Pastiche.Cli.Display;

/// <summary>How a run is shown.</summary>
internal enum DisplayKind
{
    /// <summary>For people: live on a terminal, plain lines into a pipe or file.</summary>
    Progress,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>Not at all.</summary>
    Quiet,
}
