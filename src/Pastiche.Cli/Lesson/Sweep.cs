using Pastiche.Graphs;

namespace Pastiche.Cli.Lesson;

/// <summary>
/// The paper's figure of what decides a picture: the same content in the same style for each ratio of their weights, from the least of the
/// content to the most, and for each number of style layers, from the shallowest one to all.
/// </summary>
/// <remarks>L. A. Gatys, A. S. Ecker, M. Bethge, "A Neural Algorithm of Artistic Style" (arXiv 1508.06576), figure 3.</remarks>
internal sealed class Sweep
{
    /// <summary>How many style layers are shown one by one unless asked otherwise.</summary>
    public const int MostDepths = 5;

    /// <summary>How many steps there are on the way to more of them.</summary>
    public const int FewerDepths = 4;

    private readonly SweepCell[][] _rows;

    /// <param name="laboratory">What paints all pictures.</param>
    /// <param name="content">What to paint.</param>
    /// <param name="styles">How to paint it.</param>
    /// <param name="options">What all pictures have in common, and all style layers.</param>
    /// <param name="ratios">α/β of each column, from the least.</param>
    /// <param name="depths">How many style layers each row has, from the least; null for <see cref="UsualDepths"/>.</param>
    /// <exception cref="PasticheException">There are not so many style layers, or a picture or an option cannot be used.</exception>
    public Sweep(
        NetworkSession laboratory, Image content, StyleMix styles, StylizeOptions options, IReadOnlyList<float> ratios, IReadOnlyList<int>? depths = null)
    {
        Layers = ShallowToDeep(laboratory.Backbone, options.StyleLayers ?? laboratory.Backbone.StyleLayers);
        (Ratios, Depths) = (ratios, depths ?? UsualDepths(Layers.Count));
        if (Depths.Max() > Layers.Count) throw Errors.TooFewLayers(Depths.Max(), [.. Layers.Select(layer => layer.Layer)]);
        // Row by row, so that what is compiled for its layers serves all ratios.
        _rows = [.. Depths.Select(depth => ratios.Select(ratio => new SweepCell(laboratory, content, styles, options, ratio, First(depth))).ToArray())];
    }

    /// <summary>α/β of each column.</summary>
    public IReadOnlyList<float> Ratios { get; }

    /// <summary>How many of the style layers each row has.</summary>
    public IReadOnlyList<int> Depths { get; }

    /// <summary>All style layers, from shallow to deep.</summary>
    public ValueList<LayerWeight> Layers { get; }

    /// <summary>The pictures, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<SweepCell>> Rows => _rows;

    /// <summary>The same in the order of painting.</summary>
    public IReadOnlyList<SweepCell> Cells => [.. _rows.SelectMany(row => row)];

    /// <summary>How it was made; null while nothing is.</summary>
    public SweepRecipe? Recipe => Cells.FirstOrDefault(cell => cell.Image is not null)?.Result!.Recipe is { } one
        ? new SweepRecipe(one with { Options = one.Options with { StyleLayers = Layers } }, Ratios, Depths)
        : null;

    /// <summary>Ratios that show all there is between style and content, as losses are measured.</summary>
    public static IReadOnlyList<float> UsualRatios(LossNormalization normalization) =>
        normalization == LossNormalization.Gatys ? [1e-4f, 1e-3f, 1e-2f, 1e-1f] : [1e-3f, 1e-2f, 1e-1f, 1];

    /// <summary>Numbers of style layers from one to all: each, or some evenly spread.</summary>
    public static IReadOnlyList<int> UsualDepths(int layers) => layers <= MostDepths
        ? [.. Enumerable.Range(1, layers)]
        : [.. Enumerable.Range(0, FewerDepths).Select(step => 1 + (int)Math.Round((double)step * (layers - 1) / (FewerDepths - 1)))];

    /// <summary>Layers in the order of the network.</summary>
    public static ValueList<LayerWeight> ShallowToDeep(Backbone backbone, ValueList<LayerWeight> layers)
    {
        var order = backbone.Layers.Select(layer => layer.Name).ToList();
        // Layers before their activation, as in conv4_2:pre, come where they have it.
        return [.. backbone.Named(layers).OrderBy(layer => order.IndexOf(layer.Layer.Split(':')[0]))];
    }

    private ValueList<LayerWeight> First(int depth) => [.. Layers.Take(depth)];
}
