using Pastiche.Cli.Display;
using Pastiche.Cli.Figures;
using Pastiche.Cli.Lesson;
using Pastiche.Imaging;

namespace Pastiche.Cli.Commands;

/// <summary>A sweep from files to file: check, load, plan, paint every picture, draw the figure.</summary>
/// <param name="request">What all pictures have in common, and where the figure goes.</param>
/// <param name="ratios">α/β of each column.</param>
/// <param name="depths">How many style layers each row has; null for what fits the network.</param>
/// <param name="display">Shows the run.</param>
/// <param name="interruption">Ends it early.</param>
internal sealed class SweepRun(
    StylizeRequest request, IReadOnlyList<float> ratios, IReadOnlyList<int>? depths, ILessonDisplay display, Interruption interruption)
{
    /// <summary>Paints them; once interrupted, draws what there is.</summary>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public RunEnd Execute()
    {
        OutputFile.Check(request);
        // Network and pictures take about as long to read. If both have a problem, the pictures' is told first.
        var opening = Task.Run(() => Laboratory.Open(request.Backbone, request.Threads, request.Device, request.Engine));
        var pictures = Pictures.Load(request);
        using var laboratory = opening.GetAwaiter().GetResult();
        var sweep = new Sweep(laboratory, pictures.Content, pictures.Styles, pictures.Options, ratios, depths);
        pictures.RequireSomething(request);
        RequireMemory(sweep, laboratory.Stylizer);
        using (var layout = SweepFigure.LayoutOf(sweep)) ImageFile.CheckOutput(request.Output, request.Save, Math.Max(layout.Width, layout.Height));
        return Paint(sweep);
    }

    /// <summary>The picture with the most layers takes most, and beside it there are all that are finished.</summary>
    private static void RequireMemory(Sweep sweep, Stylizer stylizer)
    {
        var largest = sweep.Cells.MaxBy(cell => cell.Plan.MemoryBytes)!;
        MemoryCheck.Require(
            largest.Options, options => Together(stylizer.Plan(largest.Content, largest.Styles, options)), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

        StylizePlan Together(StylizePlan plan) => plan with
        {
            MemoryBytes = plan.MemoryBytes + ((long)sweep.Cells.Count * sizeof(float) * Image.Channels * plan.Scales[^1].Width * plan.Scales[^1].Height),
        };
    }

    private RunEnd Paint(Sweep sweep)
    {
        SavedPicture? saved = null;
        var end = new LessonRun(display, interruption).Execute(Summary(sweep), sweep.Cells, () =>
        {
            saved = SavedPicture.Save(request.Output, path => ImageFile.Save(SweepFigure.Of(sweep).Draw(), path, request.Save, sweep.Recipe?.ToXmp()));
            return saved.Path is null ? [] : [saved.Path];
        });
        if (saved?.Problem is { } problem) return new RunEnd(ExitCode.Failure, problem);
        var left = sweep.Cells.Count(cell => cell.Picture is null);
        if (end.ExitCode != ExitCode.Success || left == 0) return end;
        return new RunEnd(
            ExitCode.Failure,
            $"the losses of {left} of {sweep.Cells.Count} pictures became infinite or undefined; they are grey in {saved!.Path}; smaller --ratios may help");
    }

    private string Summary(Sweep sweep)
    {
        var plan = sweep.Cells.MaxBy(cell => cell.Plan.MemoryBytes)!.Plan;
        var size = Format.Size(plan.Scales[^1].Width, plan.Scales[^1].Height);
        var what = $"{request.Content} + {string.Join(" + ", request.Styles.Select(style => style.Picture))} → {request.Output}, "
            + $"{sweep.Ratios.Count} × {sweep.Depths.Count} pictures of {size}, about {Format.Bytes(plan.MemoryBytes)} of memory";
        return string.Join("; ", [what, .. request.Notes, .. plan.Notes]);
    }
}
