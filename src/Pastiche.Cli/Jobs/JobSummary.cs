namespace Pastiche.Cli.Jobs;

/// <summary>A summary of a job with parts, shown before it begins.</summary>
/// <param name="Text">The job in one line.</param>
/// <param name="Notes">Notes, as sentences without full stops.</param>
internal sealed record JobSummary(string Text, params IReadOnlyList<string> Notes)
{
    /// <summary>What the job will take; null if that is not known.</summary>
    public PartsPlan? Plan { get; init; }

    /// <summary>The job in one line, with what it will take.</summary>
    public string Line => Plan is null ? Text : $"{Text}, {Plan.Text}";

    /// <summary>Creates a summary without notes.</summary>
    public static implicit operator JobSummary(string text) => new(text);
}
