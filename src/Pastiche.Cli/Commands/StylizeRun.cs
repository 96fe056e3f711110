using System.Diagnostics;
using Pastiche.Cli.Display;
using Pastiche.Optimization;

namespace Pastiche.Cli.Commands;

/// <summary>One picture from files to file: check, load, plan, paint, save.</summary>
internal sealed class StylizeRun(StylizeRequest request, IDisplay display, Interruption interruption)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly AccompanyingFiles _accompanying = new(request);
    private StylizeStep? _last;

    /// <summary>Paints the picture; once interrupted, keeps what there is of it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public int Execute()
    {
        OutputFile.Check(request);
        _accompanying.Check();
        // Network and pictures take about as long to read. If both have a problem, the pictures' is told first.
        var opening = Task.Run(() => request.Backbone.Open(CacheFolder.Models));
        var pictures = Pictures.Load(request);
        using var stylizer = new Stylizer(opening.GetAwaiter().GetResult(), threads: request.Threads, device: request.Device, engine: request.Engine);
        var (content, styles, options) = pictures;
        var plan = stylizer.Plan(content, styles, options);
        pictures.RequireSomething(request);
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        MemoryCheck.Require(options, other => stylizer.Plan(content, styles, other), available);
        interruption.Listen();
        var painting = new Painting(request.Content, [.. request.Styles.Select(style => style.Picture)], request.Output, plan with { Notes = [.. request.Notes, .. plan.Notes] });
        return Paint(painting, stylizer.Steps(content, styles, options, cancellationToken: interruption.Token));
    }

    /// <summary>Whatever ends it, what there is of the picture is kept.</summary>
    private int Paint(Painting painting, IEnumerable<StylizeStep> steps)
    {
        try
        {
            display.Follow(painting, Remember(steps));
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return _last is null ? GiveUp() : Keep(_last, painting.Plan);
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

    private int Finish(StylizeStep last)
    {
        var (saved, others) = Save(last, cancelled: false);
        var problem = saved.Problem;
        if (last.Outcome == StepOutcome.NonFinite)
        {
            problem = $"the losses became infinite or undefined {Where(last)}; "
                + $"{problem ?? $"{saved.Path} is the picture before that"}; smaller weights may help";
        }

        return End(ExitCode.Success, problem, others);
    }

    private int Keep(StylizeStep last, StylizePlan plan)
    {
        var (saved, others) = Save(last, cancelled: true);
        Message.Write(Sentence($"interrupted {Where(last)} (scale {last.Scale + 1} of {plan.Scales.Count}); {Place(saved)}", others)!);
        return saved.Problem is null ? interruption.ExitCode : ExitCode.Failure;
    }

    /// <summary>The output may be closed, or memory may be short: nothing that the picture so far need be lost for.</summary>
    private int Rescue(StylizeStep last, Exception problem)
    {
        var (saved, others) = Save(last, cancelled: true);
        return End(ExitCode.Failure, $"ended {Where(last)}: {Message.OneLine(problem.Message)}; {Place(saved)}", others);
    }

    private int GiveUp()
    {
        display.Finish(new Ending(true, null, null, null, _clock.Elapsed, PeakMemory()));
        Message.Write("interrupted before the first iteration was done; nothing was saved");
        return interruption.ExitCode;
    }

    /// <summary>Saves the result, what accompanies it, and says so.</summary>
    private (SavedPicture Saved, string? OtherProblems) Save(StylizeStep step, bool cancelled)
    {
        var result = step.Result();
        var saved = SavedPicture.Save(request.Output, path => result.Save(path, request.Save));
        var accompanying = _accompanying.Finish();
        var shown = Attempt.Run(() => display.Finish(saved.Path is null
            ? new Ending(cancelled, null, null, null, _clock.Elapsed, PeakMemory())
            : new Ending(cancelled, saved.Path, step.Width, step.Height, _clock.Elapsed, PeakMemory())));
        return (saved, Sentence(accompanying, shown));
    }

    private static int End(int exitCode, string? problem, string? others)
    {
        if (Sentence(problem, others) is not { } sentence) return exitCode;
        Message.Write(sentence);
        return ExitCode.Failure;
    }

    private static string Place(SavedPicture saved) => saved.Problem ?? $"saved the picture so far to {saved.Path}";

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
