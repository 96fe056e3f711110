namespace Pastiche.Graphs.Onnx;

/// <summary>
/// Resizing of images. Along an axis it is a matrix: out[i] = Σⱼ m[i, j] in[j]; so it is two matrix products, whatever the method, and
/// their gradients are two more. Pixels repeated a whole number of times need none.
/// </summary>
internal static class ResizeOperators
{
    public static OnnxOperator[] All =>
    [
        new("Resize", Resize),
        new("Upsample", Resize),
    ];

    /// <summary>No side of an image is longer.</summary>
    private const int LargestSide = 1 << 16;

    private static ValueList<Value> Resize(OnnxNode node)
    {
        var (graph, x) = (node.Graph, node.Images(0));
        if (node.Proto.Int("antialias", 0) != 0) throw GraphErrors.BadNode("antialias 1 is not supported");
        var scales = Scales(node, x);
        if (scales[0].Size != x[0] || scales[1].Size != x[1])
            throw GraphErrors.BadNode($"resizing {x} along another axis than height and width is not supported");
        var (rows, columns) = (Weights(node, x[2], scales[2]), Weights(node, x[3], scales[3]));
        if (rows.Repeats is { } rowwise && columns.Repeats is { } columnwise) return [Repeat(graph, node.Input(0), rowwise, columnwise)];
        var across = node.Compute([columns.Size, columns.Pixels.Length], () => Matrix(columns, transposed: true));
        var down = node.Compute([rows.Pixels.Length, rows.Size], () => Matrix(rows, transposed: false));
        return [graph.MatMul(down, graph.MatMul(node.Input(0), across))];
    }

    /// <summary>For each axis its new size and by how much it is scaled, which need not be the quotient of the sizes.</summary>
    private static (int Size, float Scale)[] Scales(OnnxNode node, Shape x)
    {
        var old = node.Proto.OpType == "Upsample" || node.Proto.Input.Count == 2;
        ValueList<int> axes = node.Proto.Ints("axes", [0, 1, 2, 3]);
        (int Size, float Scale)[] scales = [.. x.Select(size => (size, 1f))];
        var sizes = node.Has(3) ? node.Known(3) : null;
        var factors = sizes is not null
            ? null
            : node.Known(old ? 1 : 2)?.Elements ?? node.Proto.Find("scales")?.Floats.Select(scale => (double)scale).ToArray();
        if (sizes is null && factors is null) throw GraphErrors.BadNode("neither sizes nor scales are known");
        if (sizes is not null && node.Proto.Text("keep_aspect_ratio_policy", "stretch") != "stretch")
            throw GraphErrors.BadNode("keeping the aspect ratio is not supported");
        if ((sizes?.Elements.Length ?? factors!.Length) != axes.Count)
            throw GraphErrors.BadNode($"sizes or scales for other axes than {axes}");
        for (var i = 0; i < axes.Count; i++)
        {
            var axis = node.Axis(axes[i]);
            var scale = sizes is not null ? (float)sizes.Elements[i] / x[axis] : (float)factors![i];
            var size = Math.Floor(sizes?.Elements[i] ?? (x[axis] * scale));
            if (size is not (>= 1 and <= int.MaxValue)) throw GraphErrors.BadNode($"axis {axis} of {x} scaled by {scale}");
            scales[axis] = ((int)size, scale);
        }

        return scales;
    }

    /// <summary>For each new position the two old ones around it, and how much the second counts.</summary>
    private static Sampling Weights(OnnxNode node, int size, (int Size, float Scale) to)
    {
        if (size > LargestSide || to.Size > LargestSide)
            throw GraphErrors.BadNode($"resizing {size} pixels to {to.Size} is not supported; they are too many");
        node.Spend(to.Size);
        var position = Positions(node, size, to.Size, to.Scale);
        var targets = Enumerable.Range(0, to.Size);
        return node.Proto.Text("mode", "nearest") switch
        {
            "nearest" => new Sampling(size, [.. targets.Select(i => Exactly(Inside(Nearest(node, position(i), to.Scale))))]),
            "linear" or "bilinear" => new Sampling(size, [.. targets.Select(i => Between(Inside(position(i))))]),
            var mode => throw GraphErrors.BadNode($"mode {mode} is not one of nearest, linear"),
        };

        float Inside(float pixel) => Math.Clamp(pixel, 0, size - 1);

        static (int, float) Exactly(float pixel) => ((int)pixel, 0);

        static (int, float) Between(float pixel) => ((int)pixel, pixel - (int)pixel);
    }

    /// <summary>Where in the old image a new pixel lies. Single precision decides ties as executors do.</summary>
    private static Func<int, float> Positions(OnnxNode node, int size, int target, float scale)
    {
        var old = node.Proto.OpType == "Upsample" || node.Proto.Input.Count == 2;
        return node.Proto.Text("coordinate_transformation_mode", old ? "asymmetric" : "half_pixel") switch
        {
            "asymmetric" => i => i / scale,
            "half_pixel" => i => ((i + 0.5f) / scale) - 0.5f,
            "pytorch_half_pixel" => i => target > 1 ? ((i + 0.5f) / scale) - 0.5f : 0,
            "align_corners" => i => target > 1 ? (float)i * (size - 1) / (target - 1) : 0,
            "tf_half_pixel_for_nn" => i => (i + 0.5f) / scale,
            var mode => throw GraphErrors.BadNode($"coordinate_transformation_mode {mode} is not supported"),
        };
    }

    private static float Nearest(OnnxNode node, float position, float scale)
    {
        var old = node.Proto.OpType == "Upsample" || node.Proto.Input.Count == 2;
        return node.Proto.Text("nearest_mode", !old ? "round_prefer_floor" : scale >= 1 ? "floor" : "ceil") switch
        {
            "floor" => MathF.Floor(position),
            "ceil" => MathF.Ceiling(position),
            "round_prefer_floor" => MathF.Ceiling(position - 0.5f),
            "round_prefer_ceil" => MathF.Floor(position + 0.5f),
            var mode => throw GraphErrors.BadNode($"nearest_mode {mode} is not one of floor, ceil, round_prefer_floor, round_prefer_ceil"),
        };
    }

    private static Value Repeat(Graph graph, Value x, int down, int across)
    {
        var (n, c, h, w) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        var spread = graph.Expand(graph.Reshape(x, [n, c, h, 1, w, 1]), [n, c, h, down, w, across]);
        return graph.Reshape(spread, [n, c, OnnxAttributes.Fit((long)h * down), OnnxAttributes.Fit((long)w * across)]);
    }

    private static float[] Matrix(Sampling sampling, bool transposed)
    {
        var (size, target) = (sampling.Size, sampling.Pixels.Length);
        var weights = new float[target * size];
        for (var i = 0; i < target; i++)
        {
            var (first, part) = sampling.Pixels[i];
            weights[At(i, first)] += 1 - part;
            if (part > 0) weights[At(i, first + 1)] += part;
        }

        return weights;

        int At(int row, int column) => transposed ? (column * target) + row : (row * size) + column;
    }

    /// <summary>For each new pixel the first old one of a number of them, and how much the next one counts.</summary>
    private sealed record Sampling(int Size, (int First, float Part)[] Pixels)
    {
        /// <summary>How often each old pixel is repeated, where that is all there is to do.</summary>
        public int? Repeats
        {
            get
            {
                var times = Pixels.Length / Size;
                return Pixels.Length % Size == 0 && Pixels.Select((pixel, i) => pixel == (i / times, 0)).All(same => same) ? times : null;
            }
        }
    }
}
