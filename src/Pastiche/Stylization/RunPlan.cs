using System.Diagnostics;
using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Optimization;
using Pastiche.Options;
using Pastiche.Regions;
using Pastiche.Tiles;

namespace Pastiche.Stylization;

/// <summary>A run with all that its options leave to the backbone and to the images resolved, once.</summary>
/// <param name="Backbone">The network that measures.</param>
/// <param name="Content">The content image.</param>
/// <param name="Styles">The style images.</param>
/// <param name="Options">The options, with their layers named and the scales that are painted.</param>
/// <param name="Layers">The layers that are measured, and the stride that sides are padded to.</param>
/// <param name="Regions">Which styles are painted where.</param>
/// <param name="Summary">What callers are told: sizes, memory and notes.</param>
internal sealed record RunPlan(
    Backbone Backbone,
    Image Content,
    StyleMix Styles,
    StylizeOptions Options,
    MeasuredLayers Layers,
    RegionMap Regions,
    StylizePlan Summary)
{
    /// <summary>The time of the pass that adds up statistics over that of the fused graph, both of the same pixels.</summary>
    private const double SumsTime = 0.42;

    /// <summary>The time of the pass that goes back to the image over that of the fused graph.</summary>
    private const double PullbackTime = 1.05;

    /// <summary>The sizes, from coarse to fine.</summary>
    public IReadOnlyList<PlannedScale> Scales => Summary.Scales;

    /// <summary>The weights as the optimizer sees them.</summary>
    public WeightScale Weights { get; } = WeightScale.Of(Options);

    /// <summary>
    /// For the losses of the paper, the factor that turns the backbone's features into those of a network that takes 0 to 255; null for
    /// relative losses.
    /// </summary>
    public double? PaperScale => Options.Normalization switch
    {
        LossNormalization.Relative => null,
        LossNormalization.Gatys => Backbone.FeatureScale,
        _ => throw new UnreachableException(),
    };

    /// <summary>The network as it sees what is painted: a tile is measured as it will be looked at.</summary>
    public Backbone PaintedBackbone => Options.Tileable ? Backbone.Wrapped : Backbone;

    /// <summary>The memory of curvature of L-BFGS.</summary>
    public LbfgsOptions Curvature => new() { History = Options.CurvaturePairs, Precision = Options.CurvaturePrecision };

    /// <summary>The size of tiles; null where images are measured as a whole.</summary>
    public Tiling? Tiling { get; } = Options.TileSide is { } side ? TilingOf(Backbone, Layers, side) : null;

    /// <summary>The tiles that an image is optimized in.</summary>
    /// <param name="width">Columns, padded.</param>
    /// <param name="height">Rows, padded.</param>
    public PassGrids GridsOf(int width, int height) =>
        Tiling is null ? PassGrids.Whole(width, height) : PassGrids.Cut(width, height, Tiling, Options.Tileable);

    /// <summary>
    /// The tiles that an image is measured in where nothing is optimized. They are smaller: features are outputs of the graph, which take
    /// memory beside the objective, and are measured seldom.
    /// </summary>
    /// <param name="width">Columns, padded.</param>
    /// <param name="height">Rows, padded.</param>
    /// <param name="wraps">Whether the opposite edge is beyond an edge.</param>
    public TileGrid MeasuringGridOf(int width, int height, bool wraps) =>
        Tiling is null
            ? TileGrid.Whole(width, height)
            : TileGrid.Cut(width, height, Tiling with { Owned = Padding.RoundUp(Tiling.Owned / 2, Tiling.Stride) }, wraps);

    /// <summary>The terms of the content, each with its share of α; none where α is 0.</summary>
    public IEnumerable<(Term Term, double Share)> ContentTerms() =>
        Options.EffectiveContentWeight == 0
            ? []
            : MeasuredLayers.Shares(Layers.Content)
                .Select(layer => (new Term(TermKind.Content, layer.Layer, new ContentLoss()), layer.Share));

    /// <summary>The terms of a style, each loss on each layer, with its share of β; none where β is 0.</summary>
    public IEnumerable<(Term Term, double Share)> StyleTerms()
    {
        if (Options.EffectiveStyleWeight == 0) return [];
        var sum = Options.StyleLosses.Sum(loss => (double)loss.Weight);
        return from loss in Options.StyleLosses
               where loss.Weight > 0
               from layer in MeasuredLayers.Shares(Layers.Style)
               select (new Term(TermKind.Style, layer.Layer, StyleLosses.Of(loss.Kind)), layer.Share * (loss.Weight / sum));
    }

    /// <summary>Whether nearest neighbors set targets.</summary>
    public bool MatchesNeighbors => StyleTerms().Any(term => term.Term.Loss.IsPositional);

    /// <summary>The time of a call, relative to one that measures the whole image.</summary>
    /// <param name="size">The size of the image, padded.</param>
    public double RelativeTimeOf(ImageSize size)
    {
        var grids = GridsOf(size.Width, size.Height);
        return grids.IsWhole ? 1 : (SumsTime * grids.Sums.Seen) + (PullbackTime * grids.Pullback.Seen);
    }

    private static Tiling TilingOf(Backbone backbone, MeasuredLayers layers, int side) => new(
        Padding.RoundUp(side, layers.Stride),
        Padding.RoundUp(ReceptiveReach.Of(backbone, layers.Names), layers.Stride),
        layers.Stride);

    /// <summary>The recipe of this run.</summary>
    /// <param name="engine">What runs the network, as recipes state it.</param>
    public Recipe Recipe(string engine) => new()
    {
        Version = RuntimeInfo.Version,
        Engine = engine,
        Codecs = RuntimeInfo.Codecs,
        InstructionSet = RuntimeInfo.InstructionSet,
        Backbone = RecipeBackbone.Of(Backbone),
        Content = RecipeInput.Of(Content),
        Styles = [.. Styles.Select(RecipeStyle.Of)],
        Options = Options,
        Width = Scales[^1].Width,
        Height = Scales[^1].Height,
    };
}
