using Pastiche.Atlas;
using Pastiche.Atlas.Model;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Platform;
using Pastiche.Lesson.Page;

namespace Pastiche.Cli.Commands.Atlas;

/// <summary>Makes an atlas of two images: checks, loads, computes and writes the page.</summary>
/// <param name="request">The atlas.</param>
/// <param name="display">Shows the progress.</param>
/// <param name="interruption">Cancels the run.</param>
internal sealed class AtlasRun(AtlasRequest request, IDisplay display, Interruption interruption)
{
    /// <summary>The file name of the page.</summary>
    public const string PageName = "index.html";

    /// <summary>The file name of the result.</summary>
    public const string ResultName = "result.png";

    /// <summary>Computes and writes the atlas. If it is interrupted, the page shows what has been computed.</summary>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public RunOutcome Execute()
    {
        using var network = request.Network.OpenSession();
        var content = LoadedImages.Load(request.Content, request.Settings.LongSide);
        var style = LoadedImages.Load(request.Style, request.Settings.LongSide);
        var experiments = new AtlasExperiments(network, content, style, request.Settings);
        var plan = PartsPlan.Require(network, request.Network.Memory.Bytes, experiments.All);
        request.Folder.Prepare([PageName, ResultName], request.Content, request.Style);
        var what = $"atlas of {request.Content} + {request.Style} → {request.Folder.File(PageName)}, {experiments.All.Count} parts";
        var summary = new JobSummary(what, [.. content.Notes, .. style.Notes]) { Plan = plan };
        return new JobRun(display, interruption).Execute(new PartsJob(summary, experiments.All, () => Save(experiments)));
    }

    private IReadOnlyList<string> Save(AtlasExperiments experiments)
    {
        var files = new List<string> { request.Folder.File(PageName) };
        TextFile.Write(files[0], AtlasWriter.Write(Report(experiments)), request.Folder.Overwrite);
        if (experiments.Painting.Result is not { } result) return files;
        files.Add(request.Folder.File(ResultName));
        result.Save(files[^1], SaveOptions.Default with { Overwrite = request.Folder.Overwrite });
        return files;
    }

    private AtlasReport Report(AtlasExperiments experiments)
    {
        var report = AtlasBuilder.BuildReport(experiments, Path.GetFileName(request.Content), Path.GetFileName(request.Style));
        return report with
        {
            Commands = ReproductionCommands.Of(request, experiments),
            Incomplete = interruption.Token.IsCancellationRequested
                ? "The work was interrupted: only what had been finished by then is here, and the result so far."
                : report.Incomplete,
        };
    }
}
