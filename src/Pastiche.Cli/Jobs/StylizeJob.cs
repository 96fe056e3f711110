using System.Diagnostics;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs.Checkpoints;
using Pastiche.Cli.Platform;
using Pastiche.Optimization;

namespace Pastiche.Cli.Jobs;

/// <summary>Paints an image, and saves it with its accompanying files.</summary>
internal sealed class StylizeJob : Job
{
    private readonly StylizeRequest _request;
    private readonly AccompanyingFiles _accompanying;
    private readonly CheckpointFile _checkpoint;
    private readonly Stylizer _stylizer;
    private readonly LoadedImages _images;
    private readonly StylizeOptions _options;
    private readonly StylizePlan _plan;
    private readonly Stopwatch _clock;
    private StylizeStep? _last;
    private SavedImage? _saved;

    /// <summary>Plans an image and checks that it can be painted within memory.</summary>
    /// <param name="request">The image.</param>
    /// <param name="stylizer">The stylizer.</param>
    /// <param name="images">The images of the request.</param>
    /// <param name="accompanying">The accompanying files.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="clock">A stopwatch that was started with the run.</param>
    /// <exception cref="PasticheException">The image cannot be painted.</exception>
    public StylizeJob(
        StylizeRequest request,
        Stylizer stylizer,
        LoadedImages images,
        AccompanyingFiles accompanying,
        CheckpointFile checkpoint,
        Stopwatch clock)
    {
        (_request, _stylizer, _images, _clock) = (request, stylizer, images, clock);
        (_accompanying, _checkpoint) = (accompanying, checkpoint);
        var budget = request.Network.Memory;
        // Options that are refused come before pictures that are.
        Plan(images.Options);
        images.RequireSomething(request);
        _options = Fit(images.Options);
        _plan = Plan(_options);
        MemoryCheck.Require(
            _options, options => Plan(Fit(options)), budget.Bytes, isTexture: request.Content is null, isGiven: budget.Tiles is null);

        StylizeOptions Fit(StylizeOptions options) => budget.Fit(stylizer, images.Content, images.Styles, options);
    }

    /// <inheritdoc/>
    public override string Interrupted => _last is null
        ? "interrupted before the first iteration was done"
        : $"interrupted {Reached(_last)} (scale {_last.Scale + 1} of {_plan.Scales.Count})";

    /// <inheritdoc/>
    public override string Failed => $"ended {Reached(_last!)}";

    /// <inheritdoc/>
    public override bool CanKeepAfter(Exception problem) => _last is not null;

    /// <inheritdoc/>
    public override IEnumerable<JobEvent> Run(CancellationToken cancellationToken)
    {
        _accompanying.Begin(_plan);
        if (_request.ResumeFrom is { } from) yield return new RunResumed(from.Path, from.Scale, from.Iteration);
        foreach (var note in _request.Notes.Concat(_plan.Notes)) yield return new JobNote(note);
        var time = _stylizer.EstimateTime(_plan with { Scales = ScalesLeft });
        yield return new RunPlanned(
            _plan.Scales[^1].Width, _plan.Scales[^1].Height, _plan.MemoryBytes, time,
            _options.TileSide, _options.CurvaturePairs, _options.CurvaturePrecision);
        yield return new JobBegun(RunIntroduction.Of(_request, _options, _plan, time), Scales);
        foreach (var step in Steps(cancellationToken))
        {
            // The engine is known once the first graph is compiled. Another size may need another engine.
            var isAnother = step.Engine.Name != _last?.Engine.Name;
            _last = step;
            _accompanying.Add(step);
            if (isAnother) yield return new EngineChosen(step.Engine.Engine, step.Engine.Name, step.Engine.Reason);
            yield return StepTaken.Of(step);
            if (_checkpoint.After(step) is { } written) yield return written;
            if (_request.StopAt == new RecipeStop(step.Scale, step.Iteration)) yield break;
        }
    }

    /// <inheritdoc/>
    public override SavedResult Save(bool isCancelled)
    {
        if (_last is null) return new SavedResult(End(JobEnd.Cancelled, null), WithWayOn("nothing was saved"));
        var result = _last.Result();
        _saved = SavedImage.Save(_request.Output, _request.Extension, path =>
        {
            if (StandardStreams.IsOutput(path)) result.Save(StandardStreams.OpenForImage(), _request.Save);
            else result.Save(path, _request.Save);
        });
        var problem = isCancelled ? _checkpoint.Keep(_last) : null;
        if (_last.IsLast && _saved.Problem is null) problem = _checkpoint.Remove();
        var end = isCancelled ? JobEnd.Cancelled : _saved.Path is null ? JobEnd.Lost : JobEnd.Done;
        return new SavedResult(
            End(end, _saved.Path),
            WithWayOn(_saved.Problem ?? $"saved the picture so far to {_saved.Path}"),
            _saved.Problem is null,
            RunOutcome.Sentence(_accompanying.Finish(), problem));
    }

    /// <inheritdoc/>
    public override RunOutcome Classify(SavedResult saved, string? displayProblem)
    {
        var problem = _saved!.Problem;
        if (_last!.Outcome == StepOutcome.NonFinite)
        {
            problem = $"the losses became infinite or undefined {Reached(_last)}; "
                + $"{problem ?? $"{_saved.Path} is the picture before that"}; smaller weights may help";
        }

        else if (problem is not null)
        {
            problem = WithWayOn(problem);
        }

        return RunOutcome.FailureIf(RunOutcome.Sentence(problem, saved.OtherProblems, displayProblem));
    }

    private IEnumerable<StylizeStep> Steps(CancellationToken cancellationToken) => _request.ResumeFrom is { } checkpoint
        ? _stylizer.Resume(_images.Content, _images.Styles, checkpoint, _options, cancellationToken)
        : _stylizer.Steps(_images.Content, _images.Styles, _options, cancellationToken: cancellationToken);

    private string WithWayOn(string text) => RunOutcome.Sentence(text, _checkpoint.WayOn)!;

    private IReadOnlyList<JobScale> Scales => [.. _plan.Scales.Select(scale => new JobScale(scale.Width, scale.Height, scale.Iterations))];

    /// <summary>What is left to do of each scale.</summary>
    private IReadOnlyList<PlannedScale> ScalesLeft
    {
        get
        {
            if (_request.ResumeFrom is not { } from) return _plan.Scales;
            var current = _plan.Scales[from.Scale];
            var left = 1 - ((double)from.Iteration / current.Iterations);
            return [current with { Operations = left * current.Operations }, .. _plan.Scales.Skip(from.Scale + 1)];
        }
    }

    private StylizePlan Plan(StylizeOptions options) => _stylizer.Plan(_images.Content, _images.Styles, options);

    private RunEnded End(string end, string? output) => output is null
        ? new RunEnded(end, null, null, null, _clock.Elapsed, PeakMemory())
        : new RunEnded(end, output, _last!.Width, _last.Height, _clock.Elapsed, PeakMemory());

    private static string Reached(StylizeStep step) =>
        $"after {step.Iteration} of {step.Iterations} iterations at {Format.Size(step.Width, step.Height)}";

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return Math.Max(process.PeakWorkingSet64, process.WorkingSet64);
    }
}
