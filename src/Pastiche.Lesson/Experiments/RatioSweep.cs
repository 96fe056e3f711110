using Pastiche.Graphs;
using Pastiche.Options;

namespace Pastiche.Lesson.Experiments;

/// <summary>
/// One content and style painted for each ratio α/β of their weights and for each number of style layers, counted from the shallowest.
/// </summary>
/// <remarks>L. A. Gatys, A. S. Ecker, M. Bethge, "A Neural Algorithm of Artistic Style" (arXiv 1508.06576), figure 3.</remarks>
public sealed class RatioSweep
{
    /// <summary>Up to this number of style layers, <see cref="UsualDepths"/> gives each number a row.</summary>
    internal const int MostDepths = 5;

    /// <summary>The rows for more style layers than that.</summary>
    internal const int FewerDepths = 4;

    private readonly SweepCell[][] _rows;

    /// <summary>Plans a sweep; run each of its <see cref="Cells"/>.</summary>
    /// <param name="session">The network to paint with.</param>
    /// <param name="content">The content image.</param>
    /// <param name="styles">The style images.</param>
    /// <param name="options">The options of all images, with all style layers.</param>
    /// <param name="axes">The ratios and the numbers of style layers.</param>
    /// <exception cref="PasticheException">There are too few style layers, or an image or an option cannot be used.</exception>
    public RatioSweep(NetworkSession session, Image content, StyleMix styles, StylizeOptions options, SweepAxes axes)
    {
        Layers = ShallowToDeep(session.Backbone, new MeasuredLayers(session.Backbone, options).Style);
        (Ratios, Depths) = (axes.Ratios, axes.Depths ?? UsualDepths(Layers.Count));
        if (Depths.Max() > Layers.Count) throw Errors.TooFewLayers(Depths.Max(), [.. Layers.Select(layer => layer.Layer)]);
        // Row by row: the objective compiled for a set of layers is used for all ratios.
        _rows = [.. Depths.Select(depth => Ratios.Select(ratio => Cell(ratio, depth)).ToArray())];

        SweepCell Cell(float ratio, int depth) =>
            new(session, content, styles, SweepCell.OptionsFor(options, ratio, [.. Layers.Take(depth)]));
    }

    /// <summary>The ratio α/β of each column.</summary>
    public IReadOnlyList<float> Ratios { get; }

    /// <summary>The number of style layers of each row.</summary>
    public IReadOnlyList<int> Depths { get; }

    /// <summary>All style layers, from shallow to deep.</summary>
    public ValueList<LayerWeight> Layers { get; }

    /// <summary>The experiments, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<SweepCell>> Rows => _rows;

    /// <summary>All experiments, in the order in which they run fastest.</summary>
    public IReadOnlyList<SweepCell> Cells => [.. _rows.SelectMany(row => row)];

    /// <summary>The recipe of the finished images; null if there are none.</summary>
    internal SweepRecipe? Recipe => Cells.FirstOrDefault(cell => cell.Image is not null)?.Result!.Recipe is { } one
        ? new SweepRecipe(one with { Options = one.Options with { StyleLayers = Layers } }, Ratios, Depths)
        : null;

    /// <summary>Four ratios from mostly style to mostly content.</summary>
    /// <param name="normalization">The normalization of the losses. For the sums of the paper, the ratios are smaller.</param>
    public static IReadOnlyList<float> UsualRatios(LossNormalization normalization) =>
        normalization == LossNormalization.Gatys ? [1e-4f, 1e-3f, 1e-2f, 1e-1f] : [1e-3f, 1e-2f, 1e-1f, 1];

    /// <summary>Numbers of style layers from one to all: each of them, or four evenly spread ones.</summary>
    /// <param name="layers">The number of all style layers.</param>
    public static IReadOnlyList<int> UsualDepths(int layers) => layers <= MostDepths
        ? [.. Enumerable.Range(1, layers)]
        : [.. Enumerable.Range(0, FewerDepths).Select(step => 1 + (int)Math.Round((double)step * (layers - 1) / (FewerDepths - 1)))];

    /// <summary>Sorts layers into the order of the network.</summary>
    internal static ValueList<LayerWeight> ShallowToDeep(Backbone backbone, ValueList<LayerWeight> layers)
    {
        var order = backbone.Layers.Select(layer => layer.Name).ToList();
        // A layer before its activation, as conv4_2:pre, takes the position of that activation.
        return [.. backbone.Named(layers).OrderBy(layer => order.IndexOf(layer.Layer.Split(':')[0]))];
    }
}
