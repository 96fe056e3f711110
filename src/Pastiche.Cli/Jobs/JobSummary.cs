namespace Pastiche.Cli.Jobs;

/// <summary>What a job in parts will do.</summary>
/// <param name="Text">The job in one line.</param>
/// <param name="Notes">What to know before it begins, in sentences without their full stops.</param>
internal sealed record JobSummary(string Text, params IReadOnlyList<string> Notes)
{
    /// <summary>A summary without notes.</summary>
    public static implicit operator JobSummary(string text) => new(text);
}
