using Pastiche.Atlas.Model;
using Pastiche.Backbones;
using Pastiche.Imaging;
using Pastiche.Lesson.Experiments;
using Pastiche.Lesson.Figures;
using Pastiche.Lesson.Metrics;

namespace Pastiche.Lesson.Page;

/// <summary>The chapters about layers, content, style and their ratio; null for a chapter whose experiments have not run.</summary>
/// <param name="experiments">The experiments.</param>
internal sealed class NetworkChapters(AtlasExperiments experiments)
{
    private const int ShownMaps = 8;

    private readonly Dictionary<string, AtlasLayer> _layers = experiments.Session.Layers.ToDictionary(
        layer => layer.Layer.Name, layer => Describe(layer, PaddedSize(experiments), experiments.Session.Backbone));

    /// <summary>The layers of the network.</summary>
    public NetworkChapter Network
    {
        get
        {
            var (session, content, padded) = (experiments.Session, experiments.SmallContent, PaddedSize(experiments));
            return new NetworkChapter(
                NetworkName.Of(session.Backbone), session.IsTrainedOnImageNet, [.. _layers.Values],
                NumberText.Size(content.Width, content.Height), NumberText.Size(padded.Width, padded.Height));
        }
    }

    /// <summary>Feature maps.</summary>
    public FeatureChapter? Features => experiments.ContentFeatures.HasResult
        ? new FeatureChapter([.. experiments.ContentFeatures.Layers.Select(layer => Describe(layer))])
        : null;

    /// <summary>The content, rebuilt.</summary>
    public ContentChapter? Contents
    {
        get
        {
            RebuiltContent[] rebuilt = [.. experiments.Contents.Where(part => part.IsFinished).Select(Describe)];
            if (rebuilt.Length == 0) return null;
            return new ContentChapter(rebuilt, experiments.Contents[0].Plan.Scales.Sum(scale => scale.Iterations));
        }
    }

    /// <summary>Gram matrices, and the style rebuilt from them.</summary>
    public StyleChapter? Styles
    {
        get
        {
            if (!experiments.ContentFeatures.HasResult || !experiments.StyleFeatures.HasResult) return null;
            GramPair[] matrices = [.. experiments.ContentFeatures.Layers.Zip(experiments.StyleFeatures.Layers, Compare)];
            return new StyleChapter(matrices, Shuffle, [.. experiments.Styles.Where(part => part.IsFinished).Select(Describe)]);
        }
    }

    /// <summary>Ratios of content and style.</summary>
    public RatioChapter? Ratios
    {
        get
        {
            var sweep = experiments.Sweep;
            return sweep.Cells.Any(cell => cell.HasResult)
                ? new RatioChapter([.. sweep.Ratios.Select(ratio => (double)ratio)], [.. sweep.Rows.Zip(sweep.Depths, Describe)])
                : null;
        }
    }

    private ShuffleDemonstration? Shuffle
    {
        get
        {
            if (experiments.Shuffled is not { IsFinished: true, Features: { } features } shuffled) return null;
            var inOrder = experiments.Contents.FirstOrDefault(part => part.IsFinished && part.Layer == shuffled.Layer.Name);
            if (inOrder is null) return null;
            return new ShuffleDemonstration(
                shuffled.Layer.Name, features.Width * features.Height, shuffled.GramDifference!.Value,
                Photograph(inOrder, $"The content picture, rebuilt from {inOrder.Layer}"),
                Photograph(shuffled, $"What was rebuilt from {inOrder.Layer} after its positions were shuffled"),
                shuffled.SimilarityOf(inOrder.Result!.Image), shuffled.Similarity!.Value);
        }
    }

    /// <summary>The size of the padded content.</summary>
    private static ImageSize PaddedSize(AtlasExperiments experiments)
    {
        var (content, stride) = (experiments.SmallContent, experiments.ContentFeatures.Stride);
        return new ImageSize(Padding.RoundUp(content.Width, stride), Padding.RoundUp(content.Height, stride));
    }

    private static AtlasLayer Describe(LayerAnalysis analysis, ImageSize image, Backbone backbone)
    {
        var layer = analysis.Layer;
        return new AtlasLayer(
            layer.Name, layer.Channels, Positions(image.Width), Positions(image.Height),
            layer.Stride, analysis.ReceptiveField, analysis.Parameters,
            IsContent: backbone.ContentLayers.Any(content => content.Layer == layer.Name),
            IsStyle: backbone.StyleLayers.Any(style => style.Layer == layer.Name));

        int Positions(int side) => Padding.RoundUp(side, layer.Stride) / layer.Stride;
    }

    private LayerFeatures Describe(InspectedLayer layer)
    {
        var zeros = 0;
        foreach (var value in layer.Features.Values) zeros += value == 0 ? 1 : 0;
        ShownMap[] maps = [.. layer.Strongest.Take(ShownMaps).Select(map => Describe(layer, map))];
        return new LayerFeatures(_layers[layer.Layer.Name], maps, layer.LargestActivation, (double)zeros / layer.Features.Values.Length);
    }

    private static ShownMap Describe(InspectedLayer layer, int map)
    {
        var image = FeatureMapGrid.Paint(layer.Features, map, 1, layer.LargestActivation);
        return new ShownMap(map, AtlasImages.Numbers(image, $"Where map {map} of {layer.Layer.Name} responds to the content picture"));
    }

    private static RebuiltContent Describe(ContentReconstruction part) =>
        new(part.Layer, Photograph(part, $"The content picture, rebuilt from {part.Layer}"), part.PeakSignalToNoise!.Value);

    private static GramPair Compare(InspectedLayer content, InspectedLayer style)
    {
        var scale = new GramScale(content.Gram, style.Gram);
        return new GramPair(
            content.Layer.Name, content.Gram.Size,
            AtlasImages.Numbers(scale.Paint(content.Gram, 1), $"Gram matrix of the content picture at {content.Layer.Name}"),
            AtlasImages.Numbers(scale.Paint(style.Gram, 1), $"Gram matrix of the style picture at {content.Layer.Name}"),
            scale.Least, scale.Most, GramDistance.Of(content.Gram, style.Gram));
    }

    private static RebuiltStyle Describe(StyleReconstruction part)
    {
        var description = $"A texture with the Gram matrices of the style picture at {StyleReconstruction.Name(part.Layers)}";
        return new RebuiltStyle([.. part.Layers.Select(layer => layer.Layer)], Photograph(part, description));
    }

    private RatioRow Describe(IReadOnlyList<SweepCell> row, int depth)
    {
        var sweep = experiments.Sweep;
        return new RatioRow([.. sweep.Layers.Take(depth).Select(layer => layer.Layer)], [.. row.Zip(sweep.Ratios, Describe)]);
    }

    private static RatioCell? Describe(SweepCell cell, float ratio)
    {
        if (!cell.HasResult) return null;
        var (depth, terms) = (cell.Layers.Count, cell.Steps[^1].Terms);
        var description = $"Painted with α/β = {NumberText.Ratio(ratio)} and {depth} style {(depth == 1 ? "layer" : "layers")}";
        return new RatioCell(Photograph(cell, description), terms.Content, terms.Style);
    }

    private static AtlasImage Photograph(Painting part, string description) => AtlasImages.Photograph(part.Result!.Image, description);
}
