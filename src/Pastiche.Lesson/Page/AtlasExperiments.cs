using Pastiche.Graphs;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Lesson.Page;

/// <summary>
/// All experiments of an atlas, the page that explains style transfer with two images. Run <see cref="All"/>, then make the page with
/// <see cref="AtlasBuilder"/>.
/// </summary>
public sealed class AtlasExperiments
{
    /// <summary>Plans the experiments.</summary>
    /// <param name="session">The network.</param>
    /// <param name="content">The content image.</param>
    /// <param name="style">The style image.</param>
    /// <param name="settings">Size and effort.</param>
    /// <exception cref="PasticheException">An image or a setting cannot be used.</exception>
    public AtlasExperiments(NetworkSession session, Image content, Image style, AtlasSettings settings)
    {
        (Session, Settings, Content, Style) = (session, settings, content, style);
        Painting = new PaintingWithSnapshots("the result", session, content, style, ForNetwork(settings.Painting));
        var scale = Painting.Plan.Scales.MinBy(planned => Math.Abs(Math.Max(planned.Width, planned.Height) - settings.FigureSide))!;
        SmallContent = content.Resize(scale.Width, scale.Height);
        SmallStyle = style.Resize(scale.Styles[0].Width, scale.Styles[0].Height);
        Layer[] stages = [.. Stages(session.Backbone)];
        ContentFeatures = new LayerInspection(session, SmallContent, stages, "feature maps and Gram matrices of the content");
        StyleFeatures = new LayerInspection(session, SmallStyle, stages, "feature maps and Gram matrices of the style");
        var rebuilt = settings.HasEveryLayer ? session.Backbone.StyleLayers : [.. stages.Select(layer => new LayerWeight(layer.Name))];
        Contents = [.. rebuilt.Select(layer => new ContentReconstruction(session, SmallContent, layer.Layer, settings.Contents))];
        Shuffled = new ShuffledReconstruction(session, SmallContent, ShuffledLayer(session.Backbone, stages), settings.Contents);
        Styles = [.. StyleSets(rebuilt).Select(set => new StyleReconstruction(session, SmallStyle, set, settings.Styles))];
        FromNoise = [.. settings.NoiseSeeds.Select(PaintingFromNoise)];
        var sweep = ForNetwork(settings.Sweep);
        var axes = new SweepAxes(RatioSweep.UsualRatios(sweep.Normalization), Depths(session.Backbone.StyleLayers.Count));
        Sweep = new RatioSweep(session, SmallContent, SmallStyle, sweep, axes);
    }

    /// <summary>The content image.</summary>
    public Image Content { get; }

    /// <summary>The style image.</summary>
    public Image Style { get; }

    /// <summary>Size and effort.</summary>
    public AtlasSettings Settings { get; }

    /// <summary>The result, painted from the content.</summary>
    public PaintingWithSnapshots Painting { get; }

    /// <summary>The features of the content.</summary>
    public LayerInspection ContentFeatures { get; }

    /// <summary>The features of the style.</summary>
    public LayerInspection StyleFeatures { get; }

    /// <summary>The content, rebuilt from single layers.</summary>
    public IReadOnlyList<ContentReconstruction> Contents { get; }

    /// <summary>The content, rebuilt from shuffled features.</summary>
    public ShuffledReconstruction Shuffled { get; }

    /// <summary>The style, rebuilt from growing sets of layers.</summary>
    public IReadOnlyList<StyleReconstruction> Styles { get; }

    /// <summary>The result painted from noise, once for each seed.</summary>
    public IReadOnlyList<Painting> FromNoise { get; }

    /// <summary>Ratios of content and style, and numbers of style layers.</summary>
    public RatioSweep Sweep { get; }

    /// <summary>All experiments. The result comes first, so that a cancelled atlas shows it.</summary>
    public IReadOnlyList<JobPart> All =>
        [Painting, ContentFeatures, StyleFeatures, .. Contents, Shuffled, .. Styles, .. FromNoise, .. Sweep.Cells];

    /// <summary>All experiments that paint.</summary>
    public IReadOnlyList<Painting> Paintings => [.. All.OfType<Painting>()];

    /// <summary>The network.</summary>
    internal NetworkSession Session { get; }

    /// <summary>The content image in the size of the figures.</summary>
    internal Image SmallContent { get; }

    /// <summary>The style image in the size of the figures.</summary>
    internal Image SmallStyle { get; }

    /// <summary>The deepest style layer of each size of feature maps.</summary>
    private static IEnumerable<Layer> Stages(Backbone backbone) =>
        backbone.StyleLayers.Select(layer => backbone.FindLayer(layer.Layer)).GroupBy(layer => layer.Stride).Select(stage => stage.Last());

    /// <summary>The last layer but one of the given ones, the deepest one whose features in order still rebuild the image well.</summary>
    private static string ShuffledLayer(Backbone backbone, Layer[] stages) =>
        backbone.FindLayer(stages[Math.Max(0, stages.Length - 2)].Name).Name;

    /// <summary>The usual numbers of style layers, thinned out evenly to the number of rows in the settings.</summary>
    private IReadOnlyList<int> Depths(int layers)
    {
        var depths = RatioSweep.UsualDepths(layers);
        if (depths.Count <= Settings.Depths) return depths;
        var step = (double)(depths.Count - 1) / (Settings.Depths - 1);
        return [.. Enumerable.Range(0, Settings.Depths).Select(i => depths[(int)Math.Round(i * step)])];
    }

    /// <summary>The growing sets of style layers that end with one of the given layers.</summary>
    private IEnumerable<ValueList<LayerWeight>> StyleSets(ValueList<LayerWeight> ends) =>
        StyleReconstruction.Growing(Session.Backbone.StyleLayers).Where(set => ends.Any(end => end.Layer == set[^1].Layer));

    /// <summary>The options without weights of layers, if those are another network's.</summary>
    private StylizeOptions ForNetwork(StylizeOptions options)
    {
        var names = Session.Backbone.Layers.Select(layer => layer.Name);
        return options.StyleLayers is { } layers && layers.All(layer => names.Contains(layer.Layer))
            ? options
            : options with { StyleLayers = null };
    }

    private Painting PaintingFromNoise(int seed)
    {
        var options = ForNetwork(Settings.Painting) with { Initialization = Initialization.Noise, Seed = seed };
        return new Painting($"the result from noise, seed {seed}", Session, Content, Style, options);
    }
}
