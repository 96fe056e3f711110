namespace Pastiche.Graphs.Onnx;

/// <summary>Normalisations by what a tensor itself holds, made of means: (x − mean)/√(variance + ε)·scale + bias.</summary>
internal static class NormalizationForms
{
    /// <summary>Over the last axes (Ba et al. 2016).</summary>
    public static ValueList<Value> Layer(OnnxNode node)
    {
        var (shape, axis) = (node.Shape, node.Axis(node.Proto.Int("axis", -1)));
        return [Scaled(node, Normal(node, node.Input(0), [.. Enumerable.Range(axis, shape.Rank - axis)]), value => value)];
    }

    /// <summary>Each channel over its pixels (Ulyanov et al. 2016).</summary>
    public static ValueList<Value> Instance(OnnxNode node) =>
        [Scaled(node, Normal(node, node.Input(0), [.. Enumerable.Range(2, node.Images(0).Rank - 2)]), value => PerChannel(node, value))];

    /// <summary>
    /// Groups of channels over their pixels (Wu and He 2018); one scale a group before operator set 21, one a channel since.
    /// </summary>
    public static ValueList<Value> Group(OnnxNode node)
    {
        var (graph, x, groups) = (node.Graph, node.Images(0), node.Proto.Int("num_groups"));
        if (groups < 1 || x[1] % groups != 0) throw Errors.BadNode($"{groups} groups of {x[1]} channels");
        var parted = graph.Reshape(node.Input(0), [x[0], groups, x[1] / groups, x[2], x[3]]);
        var normal = graph.Reshape(Normal(node, parted, [2, 3, 4]), x);
        return [Scaled(node, normal, value => PerChannel(node, Spread(value)))];

        Value Spread(Value value) => value.Shape == [x[1]] ? value
            : graph.Reshape(graph.Expand(graph.Reshape(value, [groups, 1]), [groups, x[1] / groups]), [x[1]]);
    }

    private static Value Normal(OnnxNode node, Value x, ValueList<int> axes)
    {
        var graph = node.Graph;
        var centered = graph.Sub(x, graph.ReduceMean(x, axes, keepAxes: true));
        var variance = graph.ReduceMean(graph.Mul(centered, centered), axes, keepAxes: true);
        return graph.Div(centered, graph.Sqrt(graph.Add(variance, graph.Scalar(node.Proto.Float("epsilon", 1e-5f)))));
    }

    /// <summary>Inputs 1 and 2 are the factors and the offsets; the latter may be missing.</summary>
    private static Value Scaled(OnnxNode node, Value normal, Func<Value, Value> arrange)
    {
        var scaled = node.Graph.Mul(normal, arrange(node.Input(1)));
        return node.Has(2) ? node.Graph.Add(scaled, arrange(node.Input(2))) : scaled;
    }

    private static Value PerChannel(OnnxNode node, Value value) =>
        node.Graph.Reshape(value, [1, value.Shape.Size, .. Enumerable.Repeat(1, node.Shape.Rank - 2)]);
}
