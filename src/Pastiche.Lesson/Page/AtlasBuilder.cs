using Pastiche.Atlas;
using Pastiche.Atlas.Model;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Lesson.Page;

/// <summary>Makes the page of an atlas: one HTML file that needs no network and no script.</summary>
public static class AtlasBuilder
{
    /// <summary>Makes the page. What has not been computed is left out.</summary>
    /// <param name="experiments">The experiments, as far as they have run.</param>
    /// <param name="contentName">The name of the content image on the page.</param>
    /// <param name="styleName">The name of the style image on the page.</param>
    public static string BuildPage(AtlasExperiments experiments, string contentName, string styleName) =>
        AtlasWriter.Write(BuildReport(experiments, contentName, styleName));

    /// <summary>Collects the numbers and images of the page, without commands that make its figures again.</summary>
    /// <param name="experiments">The experiments, as far as they have run.</param>
    /// <param name="contentName">The name of the content image on the page.</param>
    /// <param name="styleName">The name of the style image on the page.</param>
    public static AtlasReport BuildReport(AtlasExperiments experiments, string contentName, string styleName)
    {
        var network = new NetworkChapters(experiments);
        var result = new ResultChapters(experiments);
        return new AtlasReport
        {
            ContentName = contentName,
            StyleName = styleName,
            Content = AtlasImages.Photograph(experiments.Content, "The content picture"),
            Style = AtlasImages.Photograph(experiments.Style, "The style picture"),
            Result = experiments.Painting.Result is { } painted
                ? AtlasImages.Photograph(painted.Image, "The content of the one picture in the style of the other")
                : null,
            Network = network.Network,
            Features = network.Features,
            Contents = network.Contents,
            Styles = network.Styles,
            Losses = result.Losses,
            Optimization = result.Optimization,
            Ratios = network.Ratios,
            Starts = result.Starts,
            Commands = [],
            MadeBy = MadeBy(experiments),
            Incomplete = Incomplete(experiments.Paintings),
        };
    }

    private static string MadeBy(AtlasExperiments experiments)
    {
        var settings = experiments.Settings;
        var engine = experiments.Painting.Result is { } result ? $" on {result.Recipe.Engine}" : "";
        return $"Made by Pastiche {RuntimeInfo.Version}{engine}: a result of {settings.LongSide} pixels, "
            + $"{settings.PaintingIterations} steps at each size, {settings.ReconstructionIterations} where contents were rebuilt.";
    }

    private static string? Incomplete(IReadOnlyList<Painting> paintings)
    {
        if (paintings.All(painting => painting.IsFinished)) return null;
        return paintings.Any(painting => painting.Result is null)
            ? "Some experiments have not been run: they are left out."
            : "The losses of some pictures became infinite or undefined: they are left out, and the result is what there was before that.";
    }
}
