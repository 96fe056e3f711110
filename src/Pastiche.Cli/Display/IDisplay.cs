namespace Pastiche.Cli.Display;

/// <summary>Shows the events of a job.</summary>
internal interface IDisplay
{
    /// <summary>Shows events as they happen. Enumerating them runs the job.</summary>
    void Follow(IEnumerable<JobEvent> events);

    /// <summary>Shows one event.</summary>
    void Show(JobEvent one) => Follow([one]);
}
