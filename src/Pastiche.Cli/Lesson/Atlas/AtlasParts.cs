using Pastiche.Graphs;

namespace Pastiche.Cli.Lesson.Atlas;

/// <summary>All that is computed for an atlas: the result first, so that there is something to keep, whenever it is ended.</summary>
internal sealed class AtlasParts
{
    private readonly NetworkSession _laboratory;
    private readonly AtlasSettings _settings;

    /// <param name="laboratory">What paints.</param>
    /// <param name="content">The content picture.</param>
    /// <param name="style">The style picture.</param>
    /// <param name="settings">How much is computed.</param>
    public AtlasParts(NetworkSession laboratory, Image content, Image style, AtlasSettings settings)
    {
        (_laboratory, _settings, Content, Style) = (laboratory, settings, content, style);
        Painting = new FilmedPainting("the result", laboratory, content, style, settings.Painting);
        var scale = Painting.Plan.Scales.MinBy(planned => Math.Abs(Math.Max(planned.Width, planned.Height) - settings.FigureSide))!;
        (SmallContent, SmallStyle) = (content.Resize(scale.Width, scale.Height), style.Resize(scale.Styles[0].Width, scale.Styles[0].Height));
        Layer[] steps = [.. Steps(laboratory.Backbone)];
        ContentFeatures = new Inspection(laboratory.Extractor, SmallContent, steps, laboratory.Cost.Layers, " of the content");
        StyleFeatures = new Inspection(laboratory.Extractor, SmallStyle, steps, laboratory.Cost.Layers, " of the style");
        var rebuilt = settings.HasEveryLayer ? laboratory.Backbone.StyleLayers : [.. steps.Select(layer => new LayerWeight(layer.Name))];
        Contents = [.. rebuilt.Select(layer => new ContentReconstruction(laboratory, SmallContent, layer.Layer, settings.Contents))];
        Shuffled = new ShuffledReconstruction(laboratory, SmallContent, ShuffledLayer(laboratory.Backbone, steps), settings.Contents);
        Styles = [.. StyleSets(rebuilt).Select(set => new StyleReconstruction(laboratory, SmallStyle, set, settings.Styles))];
        FromNoise = [.. settings.NoiseSeeds.Select(FromNoiseOf)];
        Sweep = new Sweep(
            laboratory, SmallContent, SmallStyle, settings.Sweep,
            Sweep.UsualRatios(settings.Sweep.Normalization), Depths(laboratory.Backbone.StyleLayers.Count));
    }

    /// <summary>The content picture.</summary>
    public Image Content { get; }

    /// <summary>The style picture.</summary>
    public Image Style { get; }

    /// <summary>The content picture as small as figures are.</summary>
    public Image SmallContent { get; }

    /// <summary>The style picture beside it.</summary>
    public Image SmallStyle { get; }

    /// <summary>The result, and how it came about.</summary>
    public FilmedPainting Painting { get; }

    /// <summary>The content as layers see it.</summary>
    public Inspection ContentFeatures { get; }

    /// <summary>The style as layers see it.</summary>
    public Inspection StyleFeatures { get; }

    /// <summary>The content, rebuilt from single layers.</summary>
    public IReadOnlyList<ContentReconstruction> Contents { get; }

    /// <summary>The content, rebuilt from a shuffled response.</summary>
    public ShuffledReconstruction Shuffled { get; }

    /// <summary>The style, rebuilt from sets of layers that grow.</summary>
    public IReadOnlyList<StyleReconstruction> Styles { get; }

    /// <summary>The result from noise.</summary>
    public IReadOnlyList<LessonPainting> FromNoise { get; }

    /// <summary>Ratios and depths.</summary>
    public Sweep Sweep { get; }

    /// <summary>All of them, in the order of making.</summary>
    public IReadOnlyList<JobPart> All => [Painting, ContentFeatures, StyleFeatures, .. Contents, Shuffled, .. Styles, .. FromNoise, .. Sweep.Cells];

    /// <summary>All that paint.</summary>
    public IEnumerable<LessonPainting> Paintings => All.OfType<LessonPainting>();

    /// <summary>Of each size of feature maps the deepest style layer.</summary>
    private static IEnumerable<Layer> Steps(Backbone backbone) =>
        backbone.StyleLayers.Select(layer => backbone.FindLayer(layer.Layer)).GroupBy(layer => layer.Stride).Select(same => same.Last());

    /// <summary>The deepest layer whose size of maps still gives the picture back well when they are in order: the last but one.</summary>
    private static string ShuffledLayer(Backbone backbone, Layer[] steps) => backbone.FindLayer(steps[Math.Max(0, steps.Length - 2)].Name).Name;

    /// <summary>The usual numbers of style layers, or of those the least, the middle one and the most.</summary>
    private IReadOnlyList<int> Depths(int layers)
    {
        var depths = Sweep.UsualDepths(layers);
        if (depths.Count <= _settings.Depths) return depths;
        var step = (double)(depths.Count - 1) / (_settings.Depths - 1);
        return [.. Enumerable.Range(0, _settings.Depths).Select(i => depths[(int)Math.Round(i * step)])];
    }

    /// <summary>The sets of style layers that end with one of those.</summary>
    private IEnumerable<ValueList<LayerWeight>> StyleSets(ValueList<LayerWeight> ends) =>
        StyleReconstruction.Growing(_laboratory.Backbone.StyleLayers).Where(set => ends.Any(end => end.Layer == set[^1].Layer));

    private LessonPainting FromNoiseOf(int seed) => new(
        $"the result from noise, seed {seed}", _laboratory.Stylizer, _laboratory.Cost, Content, Style,
        _settings.Painting with { Initialization = Initialization.Noise, Seed = seed });
}
