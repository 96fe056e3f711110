using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>
/// The receptive field and the cost of a layer, computed from the network's graph with batch normalization folded into its convolutions.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="ReceptiveField">The side of the receptive field in pixels; null if every position depends on the whole picture.</param>
/// <param name="Parameters">The number of trained parameters up to and including the layer.</param>
/// <param name="MultiplyAdds">The multiply-adds of convolutions and matrix products up to the layer, for each megapixel.</param>
internal sealed record LayerAnalysis(Layer Layer, int? ReceptiveField, long Parameters, double MultiplyAdds)
{
    /// <summary>Large enough that borders lost by unpadded convolutions hardly count.</summary>
    private const int Side = 1024;

    private const double Megapixels = Side * Side / 1e6;

    /// <summary>Analyses all layers of a network, in its order.</summary>
    public static IReadOnlyList<LayerAnalysis> Of(Backbone backbone)
    {
        var graph = new Graph(backbone.Name);
        var image = graph.Input(Backbone.ImageInput, [1, 3, Side, Side]);
        var features = backbone.Features(graph, image, [.. backbone.Layers.Select(layer => layer.Name)]);
        var (rows, columns) = (Fields(graph, image, 0), Fields(graph, image, 1));
        return [.. backbone.Layers.Select(layer => Of(layer, features[layer.Name], FieldOf(features[layer.Name].Node)))];

        double FieldOf(Node node) => Math.Max(rows[node].Field, columns[node].Field);
    }

    private static LayerAnalysis Of(Layer layer, Value features, double field)
    {
        var needed = Needed(features);
        var parameters = needed.Where(IsTrained)
            .SelectMany(node => node.Inputs).Where(input => input is { Constant: not null, Shape.Size: > 1 }).Distinct();
        return new LayerAnalysis(
            layer, double.IsFinite(field) ? (int)Math.Ceiling(field) : null, parameters.Sum(input => (long)input.Shape.Size),
            needed.Sum(Products) / Megapixels);
    }

    private static HashSet<Node> Needed(Value value)
    {
        var needed = new HashSet<Node>();
        var open = new Stack<Node>([value.Node]);
        while (open.TryPop(out var node))
        {
            if (!needed.Add(node)) continue;
            foreach (var input in node.Inputs) open.Push(input.Node);
        }

        return needed;
    }

    /// <summary>Whether the node's constants are trained; a subtraction is that of the mean colour.</summary>
    private static bool IsTrained(Node node) => node.Op is Op.Conv or Op.MatMul or Op.Mul or Op.Add;

    private static double Products(Node node) => node.Op switch
    {
        Op.Conv => (double)node.Output.Shape.Size * node.Inputs[1].Shape.Size / node.Inputs[1].Shape[0],
        Op.MatMul => (double)node.Output.Shape.Size * node.Inputs[0].Shape.Span[^1],
        _ => 0,
    };

    /// <summary>The receptive field of each node along one axis: 0 vertically, 1 horizontally.</summary>
    private static Dictionary<Node, Reach> Fields(Graph graph, Value image, int axis)
    {
        var reaches = new Dictionary<Node, Reach> { [image.Node] = new(1, 1) };
        foreach (var node in graph.Nodes)
        {
            var inputs = node.Inputs.Where(input => reaches.ContainsKey(input.Node)).Select(input => reaches[input.Node]).ToArray();
            if (inputs.Length == 0) continue;
            reaches[node] = Through(node, axis, new Reach(inputs.Max(input => input.Field), inputs.Max(input => input.Step)));
        }

        return reaches;
    }

    private static Reach Through(Node node, int axis, Reach before) => node.Attributes switch
    {
        ConvAttributes conv => before.Through((node.Inputs[1].Shape[2 + axis] - 1) * conv.Dilations[axis], conv.Strides[axis]),
        PoolAttributes when PoolsChannels(node) => before,
        PoolAttributes pool => before.Through(pool.Kernel[axis] - 1, pool.Strides[axis]),
        ReduceAttributes reduce when reduce.Axes.Contains(2 + axis) => before with { Field = double.PositiveInfinity },
        _ => before,
    };

    /// <summary>Local response normalisation averages over channels, which it lays along an axis with the pixels merged.</summary>
    private static bool PoolsChannels(Node node) =>
        node.Inputs[0].Node is { Op: Op.Reshape } reshape && reshape.Output.Shape[3] != reshape.Inputs[0].Shape.Span[^1];

    /// <summary>The receptive field of one position along an axis.</summary>
    /// <param name="Field">Its length in pixels.</param>
    /// <param name="Step">The distance between neighbouring positions in pixels.</param>
    private readonly record struct Reach(double Field, double Step)
    {
        /// <summary>The field after windows that cover so many further positions, with a stride.</summary>
        public Reach Through(int further, int stride) => new(Field + (further * Step), Step * stride);
    }
}
