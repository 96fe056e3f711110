using Pastiche.Atlas.Model;
using Pastiche.Backbones;
using Pastiche.Cli.Display;
using Pastiche.Cli.Figures;
using Pastiche.Cli.Parsing;
using Pastiche.Imaging;

namespace Pastiche.Cli.Lesson.Atlas;

/// <summary>What was computed, as the page shows it; null for what was not.</summary>
/// <param name="parts">What was computed.</param>
/// <param name="laboratory">With what.</param>
internal sealed class AtlasChapters(AtlasParts parts, NetworkSession laboratory)
{
    private const int ShownMaps = 8;

    private readonly Dictionary<string, AtlasLayer> _layers = laboratory.Cost.Layers.ToDictionary(
        layer => layer.Layer.Name, layer => Describe(layer, Padded(parts), laboratory.Backbone));

    /// <summary>The network.</summary>
    public NetworkChapter Network => new(
        NetworkName.Of(laboratory.Backbone), laboratory.IsOfTheCatalog, [.. _layers.Values],
        Format.Size(parts.SmallContent.Width, parts.SmallContent.Height), Format.Size(Padded(parts).Width, Padded(parts).Height));

    /// <summary>What layers respond to.</summary>
    public FeatureChapter? Features => parts.ContentFeatures.HasResult ? new FeatureChapter([.. parts.ContentFeatures.Layers.Select(Describe)]) : null;

    /// <summary>The content, rebuilt.</summary>
    public ContentChapter? Contents
    {
        get
        {
            RebuiltContent[] rebuilt = [.. parts.Contents.Where(part => part.IsFinished).Select(part => new RebuiltContent(
                part.Layer, Photograph(part, $"The content picture, rebuilt from {part.Layer}"), part.PeakSignalToNoise!.Value))];
            return rebuilt.Length == 0 ? null : new ContentChapter(rebuilt, parts.Contents[0].Plan.Scales.Sum(scale => scale.Iterations));
        }
    }

    /// <summary>Gram matrices.</summary>
    public StyleChapter? Styles => parts.ContentFeatures.HasResult && parts.StyleFeatures.HasResult
        ? new StyleChapter([.. parts.ContentFeatures.Layers.Zip(parts.StyleFeatures.Layers, Compare)], Shuffle, [.. parts.Styles.Where(part => part.IsFinished).Select(Describe)])
        : null;

    /// <summary>The ratio.</summary>
    public RatioChapter? Ratios => parts.Sweep.Cells.Any(part => part.HasResult)
        ? new RatioChapter([.. parts.Sweep.Ratios.Select(ratio => (double)ratio)], [.. parts.Sweep.Rows.Zip(parts.Sweep.Depths, Describe)])
        : null;

    private ShuffleDemonstration? Shuffle
    {
        get
        {
            var inOrder = parts.Contents.FirstOrDefault(part => part.IsFinished && part.Layer == parts.Shuffled.Layer.Name);
            if (inOrder is null || parts.Shuffled is not { IsFinished: true, Features: { } features } shuffled) return null;
            return new ShuffleDemonstration(
                shuffled.Layer.Name, features.Width * features.Height, shuffled.GramDifference!.Value,
                Photograph(inOrder, $"The content picture, rebuilt from {inOrder.Layer}"),
                Photograph(shuffled, $"What was rebuilt from {inOrder.Layer} after its positions were shuffled"),
                shuffled.SimilarityOf(inOrder.Result!.Image), shuffled.Similarity!.Value);
        }
    }

    /// <summary>The size of the content as layers see it.</summary>
    private static ImageSize Padded(AtlasParts parts)
    {
        var stride = parts.ContentFeatures.Stride;
        return new ImageSize(Padding.RoundUp(parts.SmallContent.Width, stride), Padding.RoundUp(parts.SmallContent.Height, stride));
    }

    private static AtlasLayer Describe(LayerAnalysis analysis, ImageSize image, Backbone backbone)
    {
        var layer = analysis.Layer;
        return new AtlasLayer(
            layer.Name, layer.Channels, Positions(image.Width), Positions(image.Height), layer.Stride, analysis.ReceptiveField, analysis.Parameters,
            backbone.ContentLayers.Any(content => content.Layer == layer.Name), backbone.StyleLayers.Any(style => style.Layer == layer.Name));

        int Positions(int side) => Padding.RoundUp(side, layer.Stride) / layer.Stride;
    }

    private LayerFeatures Describe(LayerInspection layer)
    {
        var zeros = 0;
        foreach (var value in layer.Features.Values) zeros += value == 0 ? 1 : 0;
        ShownMap[] maps = [.. layer.Strongest.Take(ShownMaps).Select(map => new ShownMap(
            map, AtlasImages.Numbers(FeatureMapGrid.Paint(layer, map, 1, layer.Most), $"Where map {map} of {layer.Name} responds to the content picture")))];
        return new LayerFeatures(_layers[layer.Name], maps, layer.Most, (double)zeros / layer.Features.Values.Length);
    }

    private static GramPair Compare(LayerInspection content, LayerInspection style)
    {
        var scale = new GramScale(content.Gram, style.Gram);
        return new GramPair(
            content.Name, content.Gram.Size,
            AtlasImages.Numbers(scale.Paint(content.Gram, 1), $"Gram matrix of the content picture at {content.Name}"),
            AtlasImages.Numbers(scale.Paint(style.Gram, 1), $"Gram matrix of the style picture at {content.Name}"),
            scale.Least, scale.Most, LossMeasurement.StyleLoss(content.Gram, style.Gram));
    }

    private static RebuiltStyle Describe(StyleReconstruction part) => new(
        [.. part.Layers.Select(layer => layer.Layer)], Photograph(part, $"A texture with the Gram matrices of the style picture at {StyleReconstruction.Name(part.Layers)}"));

    private RatioRow Describe(IReadOnlyList<SweepCell> row, int depth) => new([.. parts.Sweep.Layers.Take(depth).Select(layer => layer.Layer)], [.. row.Select((cell, column) => cell.HasResult
        ? new RatioCell(
            Photograph(cell, $"Painted with α/β = {Ratio.Text(parts.Sweep.Ratios[column])} and {depth} style {(depth == 1 ? "layer" : "layers")}"), cell.Steps[^1].Terms.Content, cell.Steps[^1].Terms.Style)
        : null)]);

    private static AtlasImage Photograph(LessonPainting part, string description) => AtlasImages.Photograph(part.Result!.Image, description);
}
