namespace Pastiche.Graphs.Onnx;

/// <summary>Convolution and pooling.</summary>
internal static class WindowOperators
{
    public static OnnxOperator[] All =>
    [
        new("AveragePool", AveragePool, WriteAveragePool),
        new("Conv", Conv, WriteConv),
        new("GlobalAveragePool", GlobalAveragePool),
        new("GlobalMaxPool", GlobalMaxPool),
        new("MaxPool", MaxPool, WritePool),
        new("MaxUnpool", MaxUnpool, WriteMaxUnpool),
    ];

    private static ValueList<Value> Conv(OnnxNode node)
    {
        var (strides, dilations) = (node.Proto.Pair("strides", 1), node.Proto.Pair("dilations", 1));
        var kernel = node.Images(1);
        ValueList<int> extent = [Extent(kernel[2], dilations[0]), Extent(kernel[3], dilations[1])];
        return node.Emit(node.Has(2) ? 3 : 2,
            new ConvAttributes(strides, Pads(node, extent, strides), dilations, node.Proto.Int("group", 1)));

        static int Extent(int size, int dilation) => OnnxAttributes.Fit(((size - 1L) * dilation) + 1);
    }

    private static void WriteConv(OnnxNodeWriter node)
    {
        var (strides, pads, dilations, group) = node.Get<ConvAttributes>();
        node.Ints("kernel_shape", node.Node.Inputs[1].Shape.Skip(2));
        node.Ints("strides", strides);
        node.Ints("pads", pads);
        node.Ints("dilations", dilations);
        node.Int("group", group);
    }

    private static void WritePool(OnnxNodeWriter node)
    {
        var pool = node.Get<PoolAttributes>();
        node.Ints("kernel_shape", pool.Kernel);
        node.Ints("strides", pool.Strides);
        node.Ints("pads", pool.Pads);
    }

    private static void WriteAveragePool(OnnxNodeWriter node)
    {
        WritePool(node);
        node.Flag("count_include_pad", node.Get<PoolAttributes>().CountIncludesPad);
    }

    /// <summary>The window is not known here, nor needed: the output's shape is stated, so any that fits it will do.</summary>
    private static void WriteMaxUnpool(OnnxNodeWriter node)
    {
        var (pooled, shape) = (node.Node.Inputs[0].Shape, node.Get<ShapeAttributes>().Shape);
        int[] window = [Math.Max(1, shape[2] / pooled[2]), Math.Max(1, shape[3] / pooled[3])];
        node.Ints("kernel_shape", window);
        node.Ints("strides", window);
        node.IntegersInput(shape);
    }

    private static ValueList<Value> MaxPool(OnnxNode node) => node.Emit(1, Pool(node).Attributes);

    private static ValueList<Value> AveragePool(OnnxNode node)
    {
        if (node.Shape.Rank == 5) return [AverageOfVolumes(node)];
        var (attributes, stated) = Pool(node);
        var average = node.Emit(1, attributes);
        if (!attributes.CountIncludesPad || attributes.Pads == stated) return average;
        var shape = average[0].Shape;
        return [average[0] * Recount(node, shape, attributes, stated, 0) * Recount(node, shape, attributes, stated, 1)];
    }

    /// <summary>Averages of volumes along their depth alone: torch writes LocalResponseNorm so, with channels as depth.</summary>
    private static Value AverageOfVolumes(OnnxNode node)
    {
        var (x, proto) = (node.Shape, node.Proto);
        var plain = proto.Text("auto_pad", "NOTSET") == "NOTSET" && proto.Int("ceil_mode", 0) == 0 &&
            proto.Ints("strides", [1, 1, 1]) == [1, 1, 1];
        if (!plain || proto.Ints("kernel_shape", []) is not [var size, 1, 1] ||
            proto.Ints("pads", [0, 0, 0, 0, 0, 0]) is not [var before, 0, 0, var after, 0, 0])
        {
            throw GraphErrors.BadNode($"averages of {x} along more than axis 2 are not supported");
        }

        var window = new PoolAttributes([size, 1], [1, 1], [before, 0, after, 0], proto.Int("count_include_pad", 0) != 0);
        var average = node.Graph.AveragePool(node.Graph.Reshape(node.Input(0), [x[0], x[1], x[2], Shape.Create(x.Span[3..]).Size]), window);
        return node.Graph.Reshape(average, x.With(2, average.Shape[2]));
    }

    private static ValueList<Value> MaxUnpool(OnnxNode node) => node.Emit(2, new ShapeAttributes([.. node.Integers(2)]));

    private static ValueList<Value> GlobalAveragePool(OnnxNode node) =>
        node.Emit(Op.ReduceMean, 1, new ReduceAttributes([.. Enumerable.Range(0, node.Shape.Rank).Skip(2)], true));

    private static ValueList<Value> GlobalMaxPool(OnnxNode node)
    {
        ValueList<int> whole = [.. node.Images(0).Skip(2)];
        return node.Emit(Op.MaxPool, 1, new PoolAttributes(whole, whole, [0, 0, 0, 0]));
    }

    /// <summary>The pooling, and its pads before those that ceil_mode adds.</summary>
    private static (PoolAttributes Attributes, ValueList<int> Stated) Pool(OnnxNode node)
    {
        if (node.Proto.Pair("dilations", 1) != [1, 1]) throw GraphErrors.BadNode("dilated pooling is not supported");
        if (node.Proto.Int("storage_order", 0) != 0) throw GraphErrors.BadNode("column-major indices are not supported");
        var (kernel, strides) = (node.Proto.Pair("kernel_shape", null), node.Proto.Pair("strides", 1));
        var pads = Pads(node, kernel, strides);
        var ceiled = node.Proto.Int("ceil_mode", 0) != 0 ? Ceiled(node.Images(0), kernel, strides, pads) : pads;
        return (new PoolAttributes(kernel, strides, ceiled, node.Proto.Int("count_include_pad", 0) != 0), pads);
    }

    /// <summary>
    /// Pads that make room for one more window where the last one would stick out, unless it began beyond the input and its stated
    /// padding: Caffe's and PyTorch's meaning, on which models rely.
    /// </summary>
    private static ValueList<int> Ceiled(Shape x, ValueList<int> kernel, ValueList<int> strides, ValueList<int> pads)
    {
        if (pads.Count != 4 || strides.Any(stride => stride < 1)) return pads;
        return [pads[0], pads[1], After(0), After(1)];

        int After(int axis)
        {
            var (size, step) = ((long)x[2 + axis] + pads[axis], (long)strides[axis]);
            var windows = ((Math.Max(0, size + pads[2 + axis] - kernel[axis]) + step - 1) / step) + 1;
            if ((windows - 1) * step >= size) windows--;
            return OnnxAttributes.Fit(Math.Max(0, ((windows - 1) * step) + kernel[axis] - size));
        }
    }

    /// <summary>
    /// What turns averages over whole windows into averages over the part that lies in the input and its stated padding, for each
    /// window along an axis: where ceil_mode lets it stick out, the rest does not count.
    /// </summary>
    private static Value Recount(OnnxNode node, Shape y, PoolAttributes pool, ValueList<int> stated, int axis)
    {
        var end = node.Shape[2 + axis] + stated[axis] + stated[2 + axis];
        var kernel = pool.Kernel[axis];
        return node.Compute(
            axis == 0 ? [y[2], 1] : [y[3]],
            () => [.. Enumerable.Range(0, y[2 + axis]).Select(Share)]);

        float Share(int window) => (float)kernel / Math.Min(kernel, end - (window * pool.Strides[axis]));
    }

    private static ValueList<int> Pads(OnnxNode node, ValueList<int> extent, ValueList<int> strides)
    {
        var mode = node.Proto.Text("auto_pad", "NOTSET");
        if (mode == "NOTSET") return node.Proto.Ints("pads", [0, 0, 0, 0]);
        if (mode == "VALID") return [0, 0, 0, 0];
        if (mode is not ("SAME_UPPER" or "SAME_LOWER"))
            throw GraphErrors.BadNode($"auto_pad {mode} is not one of NOTSET, VALID, SAME_UPPER, SAME_LOWER");
        if (strides.Any(stride => stride < 1)) throw GraphErrors.BadNode($"strides {strides}; expected at least 1");
        var (rows, columns) = (Same(0), Same(1));
        return [rows.Before, columns.Before, rows.After, columns.After];

        (int Before, int After) Same(int axis)
        {
            var (size, stride) = (node.Images(0)[2 + axis], strides[axis]);
            var lastStart = (size - 1) / stride * stride;
            var total = (int)Math.Max(0, (long)lastStart + extent[axis] - size);
            var before = mode == "SAME_UPPER" ? total / 2 : total - (total / 2);
            return (before, total - before);
        }
    }
}
