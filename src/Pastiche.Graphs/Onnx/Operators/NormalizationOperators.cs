using Onnx;

namespace Pastiche.Graphs.Onnx;

/// <summary>Normalizations: (x − mean)/√(variance + ε)·scale + bias, with stored statistics or with those of the tensor itself.</summary>
internal static class NormalizationOperators
{
    public static OnnxOperator[] All =>
    [
        new("BatchNormalization", Batch, node => node.Float("epsilon", node.Get<BatchNormalizationAttributes>().Epsilon)),
        new("GroupNormalization", Group),
        new("InstanceNormalization", Instance),
        new("LRN", LocalResponse),
        new("LayerNormalization", Layer),
    ];

    /// <summary>
    /// Whether a batch normalization would take the mean and the variance of its own input: said by an attribute, or by outputs for them
    /// before operator set 14.
    /// </summary>
    public static bool IsForTraining(NodeProto node) => node.OpType == "BatchNormalization" &&
        (node.Int("training_mode", 0) != 0 || node.Int("is_test", 1) == 0 || node.Output.Count(name => name.Length > 0) > 1);

    /// <summary>With the stored mean and variance, whatever form it has.</summary>
    private static ValueList<Value> Batch(OnnxNode node)
    {
        if (node.Proto.Int("spatial", 1) != 1) throw GraphErrors.BadNode("spatial 0 is not supported");
        return node.Emit(5, new BatchNormalizationAttributes(node.Proto.Float("epsilon", 1e-5f)));
    }

    /// <summary>Over the last axes (Ba et al. 2016).</summary>
    private static ValueList<Value> Layer(OnnxNode node)
    {
        var (shape, axis) = (node.Shape, node.Axis(node.Proto.Int("axis", -1)));
        return [Scaled(node, Normal(node, node.Input(0), [.. Enumerable.Range(axis, shape.Rank - axis)]), value => value)];
    }

    /// <summary>Each channel over its pixels (Ulyanov et al. 2016).</summary>
    private static ValueList<Value> Instance(OnnxNode node) =>
        [Scaled(node, Normal(node, node.Input(0), [.. Enumerable.Range(2, node.Images(0).Rank - 2)]), value => PerChannel(node, value))];

    /// <summary>
    /// Groups of channels over their pixels (Wu and He 2018); one scale a group before operator set 21, one a channel since.
    /// </summary>
    private static ValueList<Value> Group(OnnxNode node)
    {
        var (graph, x, groups) = (node.Graph, node.Images(0), node.Proto.Int("num_groups"));
        if (groups < 1 || x[1] % groups != 0) throw GraphErrors.BadNode($"{groups} groups of {x[1]} channels");
        var parted = graph.Reshape(node.Input(0), [x[0], groups, x[1] / groups, x[2], x[3]]);
        var normal = graph.Reshape(Normal(node, parted, [2, 3, 4]), x);
        return [Scaled(node, normal, value => PerChannel(node, Repeat(value)))];

        Value Repeat(Value value) => value.Shape == [x[1]] ? value
            : graph.Reshape(graph.Expand(graph.Reshape(value, [groups, 1]), [groups, x[1] / groups]), [x[1]]);
    }

    /// <summary>
    /// x / (bias + α · mean of x² over neighbouring channels)^β, where the mean counts channels that do not exist (Krizhevsky et al. 2012).
    /// The mean is an average pooling along channels.
    /// </summary>
    private static ValueList<Value> LocalResponse(OnnxNode node)
    {
        var (graph, x, shape) = (node.Graph, node.Input(0), node.Images(0));
        var (size, beta) = (node.Proto.Int("size"), node.Proto.Float("beta", 0.75f));
        var plane = graph.Reshape(x * x, [shape[0], 1, shape[1], Shape.Create(shape.Span[2..]).Size]);
        var mean = graph.AveragePool(plane,
            new PoolAttributes([size, 1], [1, 1], [(size - 1) / 2, 0, size / 2, 0], CountIncludesPad: true));
        var sum = (graph.Reshape(mean, shape) * node.Proto.Float("alpha", 1e-4f)) + node.Proto.Float("bias", 1);
        // Every known network has β = 3/4, and two roots cost a fraction of a power.
        var power = beta == 0.75f ? graph.Sqrt(sum) * graph.Sqrt(graph.Sqrt(sum)) : graph.Pow(sum, graph.Scalar(beta));
        return [x / power];
    }

    private static Value Normal(OnnxNode node, Value x, ValueList<int> axes)
    {
        var graph = node.Graph;
        var centered = x - graph.ReduceMean(x, axes, keepAxes: true);
        var variance = graph.ReduceMean(centered * centered, axes, keepAxes: true);
        return centered / graph.Sqrt(variance + node.Proto.Float("epsilon", 1e-5f));
    }

    /// <summary>Inputs 1 and 2 are the factors and the offsets; the latter may be missing.</summary>
    private static Value Scaled(OnnxNode node, Value normal, Func<Value, Value> arrange)
    {
        var scaled = normal * arrange(node.Input(1));
        return node.Has(2) ? scaled + arrange(node.Input(2)) : scaled;
    }

    private static Value PerChannel(OnnxNode node, Value value) =>
        node.Graph.Reshape(value, [1, value.Shape.Size, .. Enumerable.Repeat(1, node.Shape.Rank - 2)]);
}
