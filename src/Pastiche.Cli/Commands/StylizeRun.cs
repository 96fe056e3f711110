using System.Diagnostics;
using Pastiche.Cli.Display;
using Pastiche.Optimization;

namespace Pastiche.Cli.Commands;

/// <summary>One picture from files to file: check, load, plan, paint, save.</summary>
internal sealed class StylizeRun(StylizeRequest request, IDisplay display, Interruption interruption)
{
    private const int SmallestLongSide = 16;

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
        var content = Image.Load(request.Content, request.LongestSide);
        OutputFile.CheckTransparency(request, content);
        var style = Image.Load(request.Style, request.LongestStyleSide);
        var options = request.Start is null ? request.Options : request.Options with
        {
            Initialization = Initialization.Picture(Image.Load(request.Start, request.LongestSide)),
        };
        using var stylizer = new Stylizer(threads: request.Threads);
        var plan = stylizer.Plan(content, style, options);
        RequireSomething(request.Content, content);
        RequireSomething(request.Style, style);
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        MemoryCheck.Require(options, other => stylizer.Plan(content, style, other), available);
        try
        {
            var painting = new Painting(request.Content, request.Style, request.Output, plan);
            display.Follow(painting, Remember(stylizer.Steps(content, style, options, cancellationToken: interruption.Token)));
            return Finish(_last!);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return _last is null ? GiveUp() : Keep(_last, plan);
        }
    }

    /// <summary>Enlarging is fine, but a dot has neither content nor style. What was reduced here has enough: the plan says so.</summary>
    private static void RequireSomething(string path, Image picture)
    {
        if (Math.Max(picture.Width, picture.Height) < SmallestLongSide)
            Throw.TooSmall(path, Format.Size(picture.Width, picture.Height), SmallestLongSide);
    }

    private IEnumerable<StylizeStep> Remember(IEnumerable<StylizeStep> steps)
    {
        foreach (var step in steps)
        {
            _last = step;
            _accompanying.Add(step);
            yield return step;
        }
    }

    private int Finish(StylizeStep last)
    {
        var (saved, problem) = Save(last, cancelled: false);
        if (last.Outcome == StepOutcome.NonFinite)
        {
            problem = $"the losses became infinite or undefined {Where(last)}; "
                + $"{problem ?? $"{saved.Path} is the picture before that"}; smaller weights may help";
        }

        if (problem is null) return ExitCode.Success;
        Message.Write(problem);
        return ExitCode.Failure;
    }

    private int Keep(StylizeStep last, StylizePlan plan)
    {
        var (saved, problem) = Save(last, cancelled: true);
        Message.Write($"interrupted {Where(last)} (scale {last.Scale + 1} of {plan.Scales.Count}); "
            + (problem ?? $"saved the picture so far to {saved.Path}"));
        return problem is null ? interruption.ExitCode : ExitCode.Failure;
    }

    private int GiveUp()
    {
        display.Finish(new Ending(true, null, null, null, _clock.Elapsed, PeakMemory()));
        Message.Write("interrupted before the first iteration was done; nothing was saved");
        return interruption.ExitCode;
    }

    private (SavedPicture Saved, string? Problem) Save(StylizeStep step, bool cancelled)
    {
        var result = step.Result();
        var saved = SavedPicture.Save(request.Output, path => result.Save(path, request.Save));
        string?[] problems = [saved.Problem, _accompanying.Finish()];
        display.Finish(saved.Path is null
            ? new Ending(cancelled, null, null, null, _clock.Elapsed, PeakMemory())
            : new Ending(cancelled, saved.Path, step.Width, step.Height, _clock.Elapsed, PeakMemory()));
        return (saved, problems.Any(problem => problem is not null) ? string.Join("; ", problems.OfType<string>()) : null);
    }

    private static string Where(StylizeStep step) =>
        $"after {step.Iteration} of {step.Iterations} iterations at {Format.Size(step.Width, step.Height)}";

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return Math.Max(process.PeakWorkingSet64, process.WorkingSet64);
    }
}
