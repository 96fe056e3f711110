namespace Pastiche.Cli.Options;

/// <summary>The ways of displaying the events of a job.</summary>
internal enum DisplayKind
{
    /// <summary>Text for people: live on a terminal, plain lines in a pipe or file.</summary>
    Progress,

    /// <summary>One JSON object per line, for programs.</summary>
    Json,

    /// <summary>Nothing but errors.</summary>
    Quiet,
}
