using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Tiles;

namespace Pastiche.Stylization;

/// <summary>
/// The memory of a run at its peak, added up from what it holds: compiled graphs by their own plans, and vectors, targets and images by
/// their lengths.
/// </summary>
/// <param name="plan">What is run; its summary is not used.</param>
/// <param name="graphs">The memory of graphs.</param>
internal sealed class MemoryModel(RunPlan plan, GraphMemory graphs)
{
    private const int Float = sizeof(float);

    /// <summary>Copies of the image while a result is made and written: as floats, as bytes, and encoded.</summary>
    private const double ResultImages = 2;

    /// <summary>
    /// What the garbage collector has not collected yet, relative to the arrays in use: fitted to peaks at 1024 to 8192 pixels.
    /// </summary>
    private const double Uncollected = 0.17;

    /// <summary>Copies of the candidates' features: in blocks, as maps while they are prepared, and in unit length.</summary>
    private const int CandidateCopies = 3;

    /// <summary>The peak at one scale, in bytes: while targets are measured, or while the image is optimized.</summary>
    public long Bytes(PlannedScale scale)
    {
        var size = Padding.Padded(new ImageSize(scale.Width, scale.Height), plan.Layers.Stride);
        var objective = ObjectiveOf();
        // Graphs first: they tell how much their weights take.
        var optimization = ObjectiveBytes(objective, size).With(MatchingBytes(objective, size));
        var measurement = scale.Styles.Distinct().Max(style => MeasurementBytes(objective, style));
        var (vectors, images) = (VectorBytes(size, scale), ImageBytes(size, scale) + TargetBytes(objective, size));
        var result = (long)(ResultImages * Float * ValuesOf(size));
        // Before the result of a large size is made, the memory that graphs share is given back.
        var atOnce = IsLarge(size) ? Math.Max(optimization.Shared, Arrays(result)) : optimization.Shared + Arrays(result);
        return graphs.Program + NetworkBytes() + graphs.Weights
            + Math.Max(optimization.Own + atOnce + Arrays(vectors + images), measurement + Arrays(images));

        static long Arrays(long bytes) => (long)((1 + Uncollected) * bytes);
    }

    /// <summary>Whether an image is so large that memory is given back as soon as it is free, which takes time.</summary>
    /// <param name="size">The size of the image.</param>
    public static bool IsLarge(ImageSize size) => (long)size.Width * size.Height >= 2_000_000;

    /// <summary>The memory of the compiled objective of an image, in bytes.</summary>
    /// <param name="size">Its size, padded.</param>
    public long ObjectiveBytes(ImageSize size) => ObjectiveBytes(ObjectiveOf(), size).Total;

    private GraphBytes ObjectiveBytes(Objective objective, ImageSize size)
    {
        var grids = plan.GridsOf(size.Width, size.Height);
        if (grids.IsWhole) return WholeBytes(objective, nameof(objective.Fused), objective.Fused, size);
        var tiled = new TiledObjective(objective with { Backbone = plan.Backbone, Weighted = true });
        return TileBytes(tiled, nameof(tiled.Sums), tiled.Sums, grids.Sums)
            .With(TileBytes(tiled, nameof(tiled.Pullback), tiled.Pullback, grids.Pullback))
            .With(graphs.Of(tiled.Whole, nameof(tiled.Comparison), 0, 0, (_, _) => tiled.Comparison()))
            .With(new GraphBytes(Float * ValuesOf(size), Shared: 0));
    }

    /// <summary>
    /// The memory of a graph of a whole image. One whose maps are larger than an array can be takes four times that of half its sides.
    /// </summary>
    private GraphBytes WholeBytes(Objective objective, string kind, Func<int, int, Graph> build, ImageSize size)
    {
        const int LargestBuilt = 64_000_000;
        if ((long)size.Width * size.Height <= LargestBuilt) return graphs.Of(objective, kind, size.Width, size.Height, build);
        var half = Padding.Padded(new ImageSize(size.Width / 2, size.Height / 2), plan.Layers.Stride);
        var (own, shared) = WholeBytes(objective, kind, build, half);
        return new GraphBytes(4 * own, 4 * shared);
    }

    private GraphBytes TileBytes(TiledObjective tiled, string kind, Func<int, int, Graph?> build, TileGrid grid) =>
        graphs.Of(tiled.Whole, kind, grid.TileWidth, grid.TileHeight, build);

    /// <summary>What measures the match source, and which candidate each position has.</summary>
    private GraphBytes MatchingBytes(Objective objective, ImageSize size)
    {
        Term[] matched = [.. objective.Terms.Where(term => term.Loss.IsMatched)];
        if (matched.Length == 0) return default;
        var styles = plan.Regions.Regions.Max(region => region.Styles.Count);
        var chosen = matched.Sum(term => PositionsOf(term, size) * (sizeof(int) + (styles > 1 ? 2 * Float * styles : 0)));
        Term[] measured = [.. matched.Select(term => term with { Region = null }).Distinct()];
        return MeasurementBytes(objective with { Terms = [.. measured] }, size, plan.Options.Tileable)
            .With(new GraphBytes(chosen, Shared: 0));
    }

    private long MeasurementBytes(Objective objective, ImageSize style)
    {
        var styles = objective.Terms.Where(term => term.Kind == TermKind.Style);
        Term[] terms = [.. styles.Select(term => term with { Region = null }).Distinct()];
        var size = Padding.Padded(style, plan.Layers.Stride);
        return MeasurementBytes(objective with { Terms = [.. terms], Backbone = plan.Backbone }, size, wraps: false).Total
            + (Float * ValuesOf(size));
    }

    private GraphBytes MeasurementBytes(Objective objective, ImageSize size, bool wraps)
    {
        var grid = plan.MeasuringGridOf(size.Width, size.Height, wraps);
        if (grid.IsWhole) return WholeBytes(objective, nameof(objective.Measurement), objective.Measurement, size);
        var tiled = new TiledObjective(objective with { Backbone = plan.Backbone, Weighted = true });
        return TileBytes(tiled, "TileMeasurement", tiled.Measurement, grid);
    }

    /// <summary>Those of the optimizer, and what decodes parameters.</summary>
    private long VectorBytes(ImageSize size, PlannedScale scale)
    {
        // There are no more steps to remember than are taken before the last one; what keeps that is not written any more.
        var curvature = plan.Curvature with { History = Math.Min(plan.Curvature.History, scale.Iterations - 1) };
        var perValue = ParameterizationFactory.Of(plan.Options.Parameterization).ParametersPerValue;
        var perParameter = OptimizerFactory.Of(plan.Options.Optimizer).BytesPerParameter(curvature);
        return (long)(ValuesOf(size) * ((perValue * perParameter) + (Float * (perValue - 1))));
    }

    /// <summary>The images of a scale beside those that were loaded: content, detail and regions.</summary>
    private long ImageBytes(ImageSize size, PlannedScale scale)
    {
        var values = ValuesOf(size);
        var planes = 0;
        if (plan.Content.Size != new ImageSize(scale.Width, scale.Height)) planes += Image.Channels;
        if (plan.MatchesNeighbors) planes += 2;
        if (plan.Regions.IsMasked) planes += (2 * plan.Regions.Regions.Count) + Image.Channels + 1;
        return Float * planes * values / Image.Channels;
    }

    /// <summary>Targets that are kept: the content's, and the candidates of matches.</summary>
    private long TargetBytes(Objective objective, ImageSize size)
    {
        var content = objective.Terms.Where(term => term.Kind == TermKind.Content)
            .Sum(term => PositionsOf(term, size) * plan.Backbone.FindLayer(term.Layer).Channels);
        var candidates = objective.Terms.Where(term => term.Loss.IsMatched)
            .Sum(term => (long)plan.Backbone.FindLayer(term.Layer).Channels * plan.Options.MatchPositions * CandidateCopies);
        return Float * (content + candidates);
    }

    /// <summary>The terms of all regions.</summary>
    private Objective ObjectiveOf()
    {
        int?[] regions = plan.Regions.IsMasked ? [.. Enumerable.Range(0, plan.Regions.Regions.Count)] : [null];
        return new Objective(plan.PaintedBackbone,
        [
            .. plan.ContentTerms().Select(term => term.Term),
            .. from region in regions from term in plan.StyleTerms() select term.Term with { Region = region },
        ]);
    }

    private long NetworkBytes() => plan.Backbone.WeightBytes(plan.Layers.Names);

    private long PositionsOf(Term term, ImageSize size)
    {
        var stride = plan.Backbone.FindLayer(term.Layer).Stride;
        return (long)(size.Width / stride) * (size.Height / stride);
    }

    private static long ValuesOf(ImageSize size) => (long)Image.Channels * size.Width * size.Height;
}
