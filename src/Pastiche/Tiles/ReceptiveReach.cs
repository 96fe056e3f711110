using Pastiche.Graphs;

namespace Pastiche.Tiles;

/// <summary>How far the positions of layers see beyond their own pixels.</summary>
internal static class ReceptiveReach
{
    /// <summary>Any size that every layer accepts: the reach does not depend on it.</summary>
    private const int NominalSide = 512;

    /// <summary>
    /// The most pixels that a position of any of the layers sees before its own first pixel or from it on, in any direction, beyond which
    /// an image may be cut off without a change to that position.
    /// </summary>
    /// <param name="backbone">The network.</param>
    /// <param name="layers">Names of layers.</param>
    /// <exception cref="PasticheException">A layer depends on the whole image.</exception>
    public static int Of(Backbone backbone, IReadOnlyList<string> layers)
    {
        var graph = new Graph(backbone.Name);
        var image = graph.Input(Backbone.ImageInput, [1, Image.Channels, NominalSide, NominalSide]);
        var features = backbone.Features(graph, image, [.. layers]);
        var (rows, columns) = (Reaches(graph, image, 0), Reaches(graph, image, 1));
        var reach = 0.0;
        foreach (var layer in layers)
        {
            var (vertical, horizontal) = (rows[features[layer].Node], columns[features[layer].Node]);
            var furthest = Math.Max(vertical.Furthest, horizontal.Furthest);
            if (!double.IsFinite(furthest)) throw Errors.NoTilesOfLayer(backbone.Name, layer);
            reach = Math.Max(reach, furthest);
        }

        return (int)reach;
    }

    /// <summary>The reach of each node along one axis: 0 vertically, 1 horizontally.</summary>
    private static Dictionary<Node, Reach> Reaches(Graph graph, Value image, int axis)
    {
        var reaches = new Dictionary<Node, Reach> { [image.Node] = new(0, 0, 1) };
        foreach (var node in graph.Nodes)
        {
            var inputs = node.Inputs.Where(input => reaches.ContainsKey(input.Node)).Select(input => reaches[input.Node]).ToArray();
            if (inputs.Length > 0) reaches[node] = Through(node, axis, inputs.Aggregate((one, other) => one.Or(other)));
        }

        return reaches;
    }

    private static Reach Through(Node node, int axis, Reach before) => node.Attributes switch
    {
        ConvAttributes conv => before.Through(
            ((node.Inputs[1].Shape[2 + axis] - 1) * conv.Dilations[axis]) + 1, conv.Strides[axis], conv.Pads[axis]),
        PoolAttributes pool when PoolsPositions(node) => before.Through(pool.Kernel[axis], pool.Strides[axis], pool.Pads[axis]),
        PadAttributes pad when pad.Before.Count == 4 => before.Through(1, 1, pad.Before[2 + axis]),
        ReduceAttributes reduce when reduce.Axes.Contains(2 + axis) => new Reach(double.PositiveInfinity, double.PositiveInfinity, 1),
        _ => before,
    };

    /// <summary>Local response normalization averages over channels, which it lays along an axis with the pixels merged.</summary>
    private static bool PoolsPositions(Node node) =>
        node.Inputs[0].Node is not { Op: Op.Reshape } reshape || reshape.Output.Shape[3] == reshape.Inputs[0].Shape.Span[^1];

    /// <summary>The pixels that position p sees along an axis: from p·Step − Before to p·Step + After.</summary>
    private readonly record struct Reach(double Before, double After, double Step)
    {
        public double Furthest => Math.Max(Before, After);

        /// <summary>The reach of what needs both.</summary>
        public Reach Or(Reach other) => new(Math.Max(Before, other.Before), Math.Max(After, other.After), Math.Max(Step, other.Step));

        /// <summary>The reach after a window of that length, which begins that many positions early.</summary>
        public Reach Through(int window, int stride, int pad) =>
            new(Before + (pad * Step), After + ((window - 1 - pad) * Step), Step * stride);
    }
}
