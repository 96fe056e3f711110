namespace Pastiche.Cli.Options;

/// <summary>The ways of displaying the events of a job.</summary>
internal enum DisplayKind
{
    /// <summary>For people: live on a terminal, as plain lines in a pipe or file.</summary>
    Progress,

    /// <summary>For programs: one JSON object per line.</summary>
    Json,

    /// <summary>No output.</summary>
    Quiet,
}
