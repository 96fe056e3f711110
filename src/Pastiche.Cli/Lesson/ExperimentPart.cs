using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Lesson;

/// <summary>An experiment as a part of a job.</summary>
/// <param name="experiment">The experiment.</param>
internal sealed class ExperimentPart(IExperiment experiment) : LessonPart(experiment.Title)
{
    /// <inheritdoc/>
    public override double Work => experiment.Work;

    /// <inheritdoc/>
    public override bool HasResult => experiment.HasResult;

    /// <inheritdoc/>
    public override bool IsFinished => experiment.IsFinished;

    /// <inheritdoc/>
    public override string? Outcome => experiment.Outcome;

    /// <summary>Experiments as parts, in their order.</summary>
    public static IReadOnlyList<LessonPart> Of(IEnumerable<IExperiment> experiments) =>
        [.. experiments.Select(experiment => new ExperimentPart(experiment))];

    /// <inheritdoc/>
    public override IEnumerable<double> Make(CancellationToken cancellationToken) => experiment.Run(cancellationToken);
}
