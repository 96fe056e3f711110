using System.Diagnostics;
using Pastiche.Cli.Display;
using Pastiche.Optimization;

namespace Pastiche.Cli.Commands;

/// <summary>One picture from files to file: check, load, plan, paint, save.</summary>
/// <param name="request">The picture.</param>
/// <param name="display">Shows the run.</param>
/// <param name="interruption">Ends it early.</param>
/// <param name="shared">Paints it, and others before and after; null for one of its own.</param>
internal sealed class StylizeRun(StylizeRequest request, IDisplay display, Interruption interruption, Stylizer? shared = null)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly AccompanyingFiles _accompanying = new(request);
    private StylizeStep? _last;

    /// <summary>Paints the picture; once interrupted, keeps what there is of it.</summary>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public RunOutcome Execute()
    {
        OutputFile.Check(request);
        _accompanying.Check();
        if (shared is not null) return Execute(shared, Images.Load(request));
        // Network and pictures take about as long to read. If both have a problem, the pictures' is told first.
        var opening = Task.Run(request.Network.OpenStylizer);
        var images = Images.Load(request);
        using var stylizer = opening.GetAwaiter().GetResult();
        return Execute(stylizer, images);
    }

    private RunOutcome Execute(Stylizer stylizer, Images images)
    {
        var (content, styles, options) = images;
        var plan = stylizer.Plan(content, styles, options);
        images.RequireSomething(request);
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        MemoryCheck.Require(options, other => stylizer.Plan(content, styles, other), available, isTexture: request.Content is null);
        interruption.Listen();
        _accompanying.Begin(plan);
        var painting = new Painting(request.Content, [.. request.Styles.Select(style => style.Image)], request.Output, plan with { Notes = [.. request.Notes, .. plan.Notes] });
        return Paint(painting, stylizer.Steps(content, styles, options, cancellationToken: interruption.Token));
    }

    /// <summary>Whatever ends it, what there is of the picture is kept.</summary>
    private RunOutcome Paint(Painting painting, IEnumerable<StylizeStep> steps)
    {
        try
        {
            display.Follow(painting, Remember(steps));
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return _last is null ? ReportNothingSaved() : Keep(_last, painting.Plan);
        }
        catch (Exception problem) when (_last is not null)
        {
            return Rescue(_last, problem);
        }

        return Finish(_last!);
    }

    private IEnumerable<StylizeStep> Remember(IEnumerable<StylizeStep> steps)
    {
        foreach (var step in steps)
        {
            _last = step;
            _accompanying.Add(step);
            yield return step;
            if (request.StopAt == new RecipeStop(step.Scale, step.Iteration)) yield break;
        }
    }

    private RunOutcome Finish(StylizeStep last)
    {
        var (saved, others) = Save(last, cancelled: false);
        var problem = saved.Problem;
        if (last.Outcome == StepOutcome.NonFinite)
        {
            problem = $"the losses became infinite or undefined {Where(last)}; "
                + $"{problem ?? $"{saved.Path} is the picture before that"}; smaller weights may help";
        }

        return Sentence(problem, others) is { } sentence ? new RunOutcome(ExitCode.Failure, sentence) : new RunOutcome(ExitCode.Success, null);
    }

    private RunOutcome Keep(StylizeStep last, StylizePlan plan)
    {
        var (saved, others) = Save(last, cancelled: true);
        return new RunOutcome(
            saved.Problem is null ? interruption.ExitCode : ExitCode.Failure,
            Sentence($"interrupted {Where(last)} (scale {last.Scale + 1} of {plan.Scales.Count}); {Place(saved)}", others));
    }

    /// <summary>The output may be closed, or memory may be short: nothing that the picture so far need be lost for.</summary>
    private RunOutcome Rescue(StylizeStep last, Exception problem)
    {
        var (saved, others) = Save(last, cancelled: true);
        return new RunOutcome(ExitCode.Failure, Sentence($"ended {Where(last)}: {Message.Of(problem)}; {Place(saved)}", others), problem);
    }

    private RunOutcome ReportNothingSaved()
    {
        display.Finish(new Ending(true, null, null, null, _clock.Elapsed, PeakMemory()));
        return new RunOutcome(interruption.ExitCode, "interrupted before the first iteration was done; nothing was saved");
    }

    /// <summary>Saves the result, what accompanies it, and says so.</summary>
    private (SavedImage Saved, string? OtherProblems) Save(StylizeStep step, bool cancelled)
    {
        var result = step.Result();
        var saved = SavedImage.Save(request.Output, request.Extension, path =>
        {
            if (StandardStreams.IsOutput(path)) result.Save(StandardStreams.OpenForImage(), request.Save);
            else result.Save(path, request.Save);
        });
        var accompanying = _accompanying.Finish();
        var shown = Attempt.Run(() => display.Finish(saved.Path is null
            ? new Ending(cancelled, null, null, null, _clock.Elapsed, PeakMemory())
            : new Ending(cancelled, saved.Path, step.Width, step.Height, _clock.Elapsed, PeakMemory())));
        return (saved, Sentence(accompanying, shown));
    }

    private static string Place(SavedImage saved) => saved.Problem ?? $"saved the picture so far to {saved.Path}";

    private static string? Sentence(params IEnumerable<string?> parts) =>
        parts.OfType<string>().ToArray() is { Length: > 0 } said ? string.Join("; ", said) : null;

    private static string Where(StylizeStep step) =>
        $"after {step.Iteration} of {step.Iterations} iterations at {Format.Size(step.Width, step.Height)}";

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return Math.Max(process.PeakWorkingSet64, process.WorkingSet64);
    }
}
