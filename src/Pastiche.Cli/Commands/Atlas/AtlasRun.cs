using System.Text;
using Pastiche.Atlas;
using Pastiche.Atlas.Model;
using Pastiche.Cli.Display;
using Pastiche.Cli.Lesson;
using Pastiche.Cli.Lesson.Atlas;
using Pastiche.Imaging;

namespace Pastiche.Cli.Commands.Atlas;

/// <summary>An atlas from two pictures to one page: check, load, compute, write.</summary>
/// <param name="request">The atlas.</param>
/// <param name="display">Shows it.</param>
/// <param name="interruption">Ends it early.</param>
internal sealed class AtlasRun(AtlasRequest request, ILessonDisplay display, Interruption interruption)
{
    /// <summary>What the page is called.</summary>
    public const string PageName = "index.html";

    /// <summary>What the result by itself is called.</summary>
    public const string ResultName = "result.png";

    /// <summary>Computes and writes it; once interrupted, what there is.</summary>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public RunEnd Execute()
    {
        using var laboratory = Laboratory.Open(request.Backbone, request.Threads, request.Device, request.Engine);
        using var extractor = new FeatureExtractor(laboratory.Backbone, request.Threads, request.Device, request.Engine);
        var content = Image.Load(request.Content, request.Settings.LongSide);
        var style = Image.Load(request.Style, request.Settings.LongSide);
        var parts = new AtlasParts(laboratory, extractor, content, style, request.Settings);
        request.Folder.Prepare([PageName, ResultName], request.Content, request.Style);
        var largest = parts.Paintings.MaxBy(part => part.Plan.MemoryBytes)!;
        MemoryCheck.Require(
            largest.Options, options => laboratory.Stylizer.Plan(largest.Content, largest.Styles, options), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        var summary = $"atlas of {request.Content} + {request.Style} → {request.Folder.File(PageName)}, {parts.All.Count} parts, "
            + $"about {Format.Bytes(largest.Plan.MemoryBytes)} of memory";
        return new LessonRun(display, interruption).Execute(summary, parts.All, () => Save(parts, laboratory, extractor));
    }

    private IReadOnlyList<string> Save(AtlasParts parts, Laboratory laboratory, FeatureExtractor extractor)
    {
        var files = new List<string> { request.Folder.File(PageName) };
        if (parts.Painting.Result is { } result)
        {
            files.Add(request.Folder.File(ResultName));
            result.Save(files[^1], SaveOptions.Default with { Overwrite = request.Folder.Overwrite });
        }

        var page = AtlasWriter.Write(Report(parts, laboratory, extractor));
        WholeFile.Write(files[0], Encoding.UTF8.GetBytes(page), request.Folder.Overwrite);
        return files;
    }

    private AtlasReport Report(AtlasParts parts, Laboratory laboratory, FeatureExtractor extractor)
    {
        var chapters = new AtlasChapters(parts, laboratory);
        var painting = new AtlasPainting(parts, laboratory, extractor);
        var result = parts.Painting.Result;
        return new AtlasReport
        {
            ContentName = Path.GetFileName(request.Content),
            StyleName = Path.GetFileName(request.Style),
            Content = AtlasPictures.Photograph(parts.Content, "The content picture"),
            Style = AtlasPictures.Photograph(parts.Style, "The style picture"),
            Result = result is null ? null : AtlasPictures.Photograph(result.Picture, "The content of the one picture in the style of the other"),
            Network = chapters.Network,
            Features = chapters.Features,
            Contents = chapters.Contents,
            Styles = chapters.Styles,
            Losses = painting.Losses,
            Optimisation = painting.Optimisation,
            Ratios = chapters.Ratios,
            Starts = painting.Starts,
            Commands = AtlasCommands.Of(request),
            MadeBy = $"Made by Pastiche {RuntimeInfo.Version}{(result is null ? "" : $" on {result.Recipe.Engine}")}.",
            IsIncomplete = !parts.All[^1].HasResult,
        };
    }
}
