namespace Pastiche.Cli.Options;

/// <summary>How the events of a job are shown.</summary>
internal enum DisplayKind
{
    /// <summary>For people: live on a terminal, plain lines into a pipe or file.</summary>
    Progress,

    /// <summary>For programs: one JSON object a line.</summary>
    Json,

    /// <summary>Not at all.</summary>
    Quiet,
}
