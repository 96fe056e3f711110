namespace Pastiche.Cli.Jobs;

/// <summary>The saved result of a job.</summary>
/// <param name="Ended">The event that ends the job; null if the job has reported it already.</param>
/// <param name="Text">The description of the saved files, as a part of a sentence.</param>
/// <param name="IsWhereAsked">Whether the result is at the path asked for; if not, the job failed.</param>
/// <param name="OtherProblems">Other errors, in one sentence; null if there are none.</param>
internal sealed record SavedResult(JobEvent? Ended, string Text, bool IsWhereAsked = true, string? OtherProblems = null);
