using Pastiche.Atlas;
using Pastiche.Atlas.Model;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Lesson;
using Pastiche.Cli.Lesson.Atlas;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Atlas;

/// <summary>An atlas from two pictures to one page: check, load, compute, write.</summary>
/// <param name="request">The atlas.</param>
/// <param name="display">Shows it.</param>
/// <param name="interruption">Cancels it.</param>
internal sealed class AtlasRun(AtlasRequest request, IDisplay display, Interruption interruption)
{
    /// <summary>What the page is called.</summary>
    public const string PageName = "index.html";

    /// <summary>What the result by itself is called.</summary>
    public const string ResultName = "result.png";

    /// <summary>Computes and writes the page. If it is interrupted, the page has what is finished.</summary>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public RunOutcome Execute()
    {
        using var network = request.Network.OpenSession();
        var content = LoadedImages.Load(request.Content, request.Settings.LongSide);
        var style = LoadedImages.Load(request.Style, request.Settings.LongSide);
        var parts = new AtlasParts(network, content, style, request.Settings);
        var plan = MemoryCheck.Require(network, [.. parts.Paintings]);
        request.Folder.Prepare([PageName, ResultName], request.Content, request.Style);
        var what = $"atlas of {request.Content} + {request.Style} → {request.Folder.File(PageName)}, {parts.All.Count} parts, "
            + $"about {Format.Bytes(plan.MemoryBytes)} of memory";
        var summary = string.Join("; ", [what, .. content.Notes, .. style.Notes]);
        return new JobRun(display, interruption).Execute(new PartsJob(summary, parts.All, () => Save(parts, network)));
    }

    private IReadOnlyList<string> Save(AtlasParts parts, NetworkSession network)
    {
        var files = new List<string> { request.Folder.File(PageName) };
        TextFile.Write(files[0], AtlasWriter.Write(Report(parts, network)), request.Folder.Overwrite);
        if (parts.Painting.Result is not { } result) return files;
        files.Add(request.Folder.File(ResultName));
        result.Save(files[^1], SaveOptions.Default with { Overwrite = request.Folder.Overwrite });
        return files;
    }

    private AtlasReport Report(AtlasParts parts, NetworkSession network)
    {
        var chapters = new AtlasChapters(parts, network);
        var painting = new AtlasPainting(parts, network);
        var result = parts.Painting.Result;
        return new AtlasReport
        {
            ContentName = Path.GetFileName(request.Content),
            StyleName = Path.GetFileName(request.Style),
            Content = AtlasImages.Photograph(parts.Content, "The content picture"),
            Style = AtlasImages.Photograph(parts.Style, "The style picture"),
            Result = result is null
                ? null
                : AtlasImages.Photograph(result.Image, "The content of the one picture in the style of the other"),
            Network = chapters.Network,
            Features = chapters.Features,
            Contents = chapters.Contents,
            Styles = chapters.Styles,
            Losses = painting.Losses,
            Optimization = painting.Optimization,
            Ratios = chapters.Ratios,
            Starts = painting.Starts,
            Commands = ReproductionCommands.Of(request, parts),
            MadeBy = $"Made by Pastiche {RuntimeInfo.Version}{(result is null ? "" : $" on {result.Recipe.Engine}")}: a result of "
                + $"{request.Settings.LongSide} pixels, {request.Settings.PaintingIterations} steps at each size, "
                + $"{request.Settings.ReconstructionIterations} where contents were rebuilt.",
            Incomplete = interruption.Token.IsCancellationRequested
                ? "The work was interrupted: only what had been finished by then is here, and the result so far."
                : parts.Paintings.All(part => part.IsFinished) ? null
                : "The losses of some pictures became infinite or undefined: they are left out, "
                    + "and the result is what there was before that.",
        };
    }
}
