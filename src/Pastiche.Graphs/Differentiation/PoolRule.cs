namespace Pastiche.Graphs.Differentiation;

/// <summary>Gradients of pooling.</summary>
internal static class PoolRule
{
    /// <summary>The cotangent goes to the argmax; windows that overlap may share one, so that their cotangents are added.</summary>
    public static ValueList<Value?> MaxPool(Node node, Value dy)
    {
        var x = node.Inputs[0].Shape;
        var indices = node.Outputs[1];
        return [Overlaps(node.Get<PoolAttributes>()) ? Scatter(dy, indices, x) : dy.Graph.MaxUnpool(dy, indices, x)];
    }

    /// <summary>Adds values at indices to zeros of a shape.</summary>
    public static Value Scatter(Value values, Value indices, Shape shape)
    {
        var graph = values.Graph;
        Shape flat = [values.Shape.Size];
        var sum = graph.ScatterAdd(graph.Expand(graph.Scalar(0), [shape.Size]), graph.Reshape(indices, flat), graph.Reshape(values, flat));
        return graph.Reshape(sum, shape);
    }

    /// <summary>Each pixel of a window receives the cotangent over the number of pixels that the window counts.</summary>
    public static ValueList<Value?> AveragePool(Node node, Value dy)
    {
        var x = node.Inputs[0].Shape;
        var attributes = node.Get<PoolAttributes>();
        var share = dy * dy.Graph.Constant(Shares(x, dy.Shape, attributes));
        if (Tiles(x, attributes)) return [Repeat(share, x, attributes.Kernel)];
        var (height, width) = (attributes.Kernel[0], attributes.Kernel[1]);
        var ones = new Tensor([x[1], 1, height, width], [.. Enumerable.Repeat(1f, x[1] * height * width)]);
        return [ConvRule.InputGradient(x, ones, new ConvAttributes(attributes.Strides, attributes.Pads, [1, 1], x[1]), share)];
    }

    private static bool Overlaps(PoolAttributes attributes) =>
        attributes.Strides[0] < attributes.Kernel[0] || attributes.Strides[1] < attributes.Kernel[1];

    private static bool Tiles(Shape x, PoolAttributes attributes) =>
        attributes.Kernel == attributes.Strides && attributes.Pads.All(pad => pad == 0) &&
        x[2] % attributes.Kernel[0] == 0 && x[3] % attributes.Kernel[1] == 0;

    private static Value Repeat(Value share, Shape x, ValueList<int> kernel)
    {
        var graph = share.Graph;
        var (rows, columns) = (share.Shape[2], share.Shape[3]);
        var columned = graph.Reshape(share, [x[0], x[1], rows, 1, columns, 1]);
        return graph.Reshape(graph.Expand(columned, [x[0], x[1], rows, kernel[0], columns, kernel[1]]), x);
    }

    /// <summary>1 / (number of pixels counted) for each window [1, 1, rows, columns].</summary>
    private static Tensor Shares(Shape x, Shape y, PoolAttributes attributes)
    {
        var (k, s, p) = (attributes.Kernel, attributes.Strides, attributes.Pads);
        var shares = new float[y[2] * y[3]];
        for (var row = 0; row < y[2]; row++)
        {
            for (var column = 0; column < y[3]; column++)
            {
                var rows = attributes.CountIncludesPad ? k[0] : Inside((row * s[0]) - p[0], k[0], x[2]);
                var columns = attributes.CountIncludesPad ? k[1] : Inside((column * s[1]) - p[1], k[1], x[3]);
                shares[(row * y[3]) + column] = 1f / (rows * columns);
            }
        }

        return new Tensor([1, 1, y[2], y[3]], shares);
    }

    private static int Inside(int start, int length, int size) => Math.Min(start + length, size) - Math.Max(start, 0);
}
