using System.Diagnostics;
using Pastiche.Cli.Display;
using Pastiche.Optimization;

namespace Pastiche.Cli.Commands;

/// <summary>One picture from files to file: check, load, plan, paint, save.</summary>
internal sealed class StylizeRun(StylizeRequest request, IDisplay display, Interruption interruption)
{
    private const int SmallestLongSide = 16;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private StylizeStep? _last;

    /// <summary>Paints the picture; once interrupted, keeps what there is of it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public int Execute()
    {
        OutputFile.Check(request);
        var content = Image.Load(request.Content, request.LongestSide);
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
            return Finish();
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return Keep(plan);
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
            yield return step;
        }
    }

    private int Finish()
    {
        var saved = Save(_last!);
        display.Finish(End(saved, cancelled: false));
        if (_last!.Outcome == StepOutcome.NonFinite)
        {
            Message.Write($"the losses became infinite or undefined {Where(_last)}; "
                + $"{saved.Problem ?? $"{saved.Path} is the picture before that"}; smaller weights may help");
            return ExitCode.Failure;
        }

        if (saved.Problem is null) return ExitCode.Success;
        Message.Write(saved.Problem);
        return ExitCode.Failure;
    }

    private int Keep(StylizePlan plan)
    {
        var saved = _last is null ? null : Save(_last);
        display.Finish(End(saved, cancelled: true));
        Message.Write(_last is null
            ? "interrupted before the first iteration was done; nothing was saved"
            : $"interrupted {Where(_last)} (scale {_last.Scale + 1} of {plan.Scales.Count}); "
                + (saved?.Problem ?? $"saved the picture so far to {saved?.Path}"));
        return saved?.Problem is null ? interruption.ExitCode : ExitCode.Failure;
    }

    private SavedPicture Save(StylizeStep step)
    {
        var picture = step.Picture();
        return SavedPicture.Save(request.Output, path => picture.Save(path));
    }

    private Ending End(SavedPicture? saved, bool cancelled) => saved?.Path is { } path
        ? new Ending(cancelled, path, _last!.Width, _last.Height, _clock.Elapsed, PeakMemory())
        : new Ending(cancelled, null, null, null, _clock.Elapsed, PeakMemory());

    private static string Where(StylizeStep step) =>
        $"after {step.Iteration} of {step.Iterations} iterations at {Format.Size(step.Width, step.Height)}";

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return Math.Max(process.PeakWorkingSet64, process.WorkingSet64);
    }
}
