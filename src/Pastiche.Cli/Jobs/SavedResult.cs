namespace Pastiche.Cli.Jobs;

/// <summary>What a job saved.</summary>
/// <param name="Ended">The event that ends the job; null if its stream has that already.</param>
/// <param name="Text">What was saved where, as a part of a sentence.</param>
/// <param name="IsWhereAsked">Whether the result is where it was asked for; if not, the job failed.</param>
/// <param name="OtherProblems">What else went wrong, in one sentence; null if nothing did.</param>
internal sealed record SavedResult(JobEvent? Ended, string Text, bool IsWhereAsked = true, string? OtherProblems = null);
