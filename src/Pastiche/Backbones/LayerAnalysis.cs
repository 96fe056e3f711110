using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>What a layer sees and costs, worked out from the network's graph with batch normalisation folded into its convolutions.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="ReceptiveField">
/// The side in pixels of the square of the picture that one position depends on; null where every position depends on the whole picture.
/// </param>
/// <param name="Parameters">The trained numbers that the layer and those before it need.</param>
/// <param name="MultiplyAdds">Multiplications with addition that convolutions and matrix products up to the layer take for each megapixel.</param>
internal sealed record LayerAnalysis(Layer Layer, int? ReceptiveField, long Parameters, double MultiplyAdds)
{
    /// <summary>Large enough that what convolutions lose at the borders hardly counts.</summary>
    private const int Side = 1024;

    private const double Megapixels = Side * Side / 1e6;

    /// <summary>The layers of a network, in its order.</summary>
    public static IReadOnlyList<LayerAnalysis> Of(Backbone backbone)
    {
        var graph = new Graph(backbone.Name);
        var image = graph.Input(Backbone.ImageInput, [1, 3, Side, Side]);
        var features = backbone.Features(graph, image, [.. backbone.Layers.Select(layer => layer.Name)]);
        var (rows, columns) = (Fields(graph, image, 0), Fields(graph, image, 1));
        return [.. backbone.Layers.Select(layer => Of(layer, features[layer.Name], Math.Max(rows[features[layer.Name].Node].Field, columns[features[layer.Name].Node].Field)))];
    }

    private static LayerAnalysis Of(Layer layer, Value features, double field)
    {
        var needed = Needed(features);
        var parameters = needed.Where(IsTrained).SelectMany(node => node.Inputs).Where(input => input is { Constant: not null, Shape.Size: > 1 }).Distinct();
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

    /// <summary>Kernels, biases, matrices and the factors and offsets of batch normalisation; a subtraction is that of the mean colour.</summary>
    private static bool IsTrained(Node node) => node.Op is Op.Conv or Op.MatMul or Op.Mul or Op.Add;

    private static double Products(Node node) => node.Op switch
    {
        Op.Conv => (double)node.Output.Shape.Size * node.Inputs[1].Shape.Size / node.Inputs[1].Shape[0],
        Op.MatMul => (double)node.Output.Shape.Size * node.Inputs[0].Shape.Span[^1],
        _ => 0,
    };

    /// <summary>What a position of each value depends on along one axis: 0 vertically, 1 horizontally.</summary>
    private static Dictionary<Node, Reach> Fields(Graph graph, Value image, int axis)
    {
        var reaches = new Dictionary<Node, Reach> { [image.Node] = new(1, 1) };
        foreach (var node in graph.Nodes)
        {
            var inputs = node.Inputs.Where(input => reaches.ContainsKey(input.Node)).Select(input => reaches[input.Node]).ToArray();
            if (inputs.Length > 0) reaches[node] = Through(node, axis, new Reach(inputs.Max(input => input.Field), inputs.Max(input => input.Step)));
        }

        return reaches;
    }

    private static Reach Through(Node node, int axis, Reach before) => node.Attributes switch
    {
        ConvAttributes conv => before.Through((node.Inputs[1].Shape[2 + axis] - 1) * conv.Dilations[axis], conv.Strides[axis]),
        // Local response normalisation averages over channels, which it lays along an axis with the pixels merged.
        PoolAttributes when node.Inputs[0].Node is { Op: Op.Reshape } reshape && reshape.Output.Shape[3] != reshape.Inputs[0].Shape.Span[^1] => before,
        PoolAttributes pool => before.Through(pool.Kernel[axis] - 1, pool.Strides[axis]),
        ReduceAttributes reduce when reduce.Axes.Contains(2 + axis) => before with { Field = double.PositiveInfinity },
        _ => before,
    };

    /// <summary>Of one position of a value.</summary>
    /// <param name="Field">The side of what it depends on, in pixels.</param>
    /// <param name="Step">The pixels from one position to the next.</param>
    private readonly record struct Reach(double Field, double Step)
    {
        /// <summary>Of what windows that reach so many positions further, so many apart, make of it.</summary>
        public Reach Through(int further, int stride) => new(Field + (further * Step), Step * stride);
    }
}
