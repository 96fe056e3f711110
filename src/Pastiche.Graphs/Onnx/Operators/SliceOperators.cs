namespace Pastiche.Graphs.Onnx;

/// <summary>Operators that take parts of a tensor: boxes, positions along an axis, and padding with repeated elements.</summary>
internal static class SliceOperators
{
    public static OnnxOperator[] All =>
    [
        new("Gather", Gather),
        new("Pad", Pad, WritePad),
        new("Slice", Slice, WriteSlice),
        new("Split", Split),
    ];

    /// <summary>The largest number of pieces that one side of padding is composed of.</summary>
    private const int MostPieces = 1024;

    /// <summary>A piece is a node, which costs as much as so many numbers.</summary>
    private const int PieceCost = 1024;

    private static void WriteSlice(OnnxNodeWriter node)
    {
        var (starts, ends, steps) = node.Get<SliceAttributes>();
        node.IntegersInput(starts);
        node.IntegersInput(ends);
        node.IntegersInput(Enumerable.Range(0, starts.Count));
        node.IntegersInput(steps);
    }

    private static void WritePad(OnnxNodeWriter node)
    {
        var (before, after) = node.Get<PadAttributes>();
        node.IntegersInput([.. before, .. after]);
    }

    private static ValueList<Value> Slice(OnnxNode node)
    {
        var (starts, ends, steps) = Box(node, node.Shape);
        var x = node.Input(0);
        for (var axis = 0; axis < steps.Length; axis++)
        {
            if (steps[axis] > 0) continue;
            // Backwards, as channels are swapped: position by position.
            var (start, step) = ((long)starts[axis], (long)steps[axis]);
            var count = (start - ends[axis] - step - 1) / -step;
            if (count is < 1 or > MostPieces) throw GraphErrors.BadNode($"{count} elements backwards along axis {axis} of {node.Shape}");
            x = Take(node, x, axis, Enumerable.Range(0, (int)count).Select(i => ((int)(start + (i * step)), 1)));
            (starts[axis], ends[axis], steps[axis]) = (0, (int)count, 1);
        }

        return [node.Graph.Slice(x, [.. starts], [.. ends], steps.All(step => step == 1) ? null : [.. steps])];
    }

    /// <summary>
    /// A slice's first and last positions and steps for every axis; with a negative step it runs backwards, to −1 at most.
    /// </summary>
    public static (int[] Starts, int[] Ends, int[] Steps) Box(OnnxNode node, IReadOnlyList<int> sizes)
    {
        var starts = node.IntegersOr(1, "starts") ?? throw GraphErrors.BadNode("starts are missing");
        var ends = node.IntegersOr(2, "ends") ?? throw GraphErrors.BadNode("ends are missing");
        var axes = node.IntegersOr(3, "axes") ?? [.. Enumerable.Range(0, starts.Count)];
        var steps = node.Has(4) ? node.Integers(4) : [.. starts.Select(_ => 1)];
        if (ends.Count != starts.Count || axes.Count != starts.Count || steps.Count != starts.Count)
            throw GraphErrors.BadNode("starts, ends, axes and steps differ in length");
        int[] from = [.. sizes.Select(_ => 0)], to = [.. sizes], by = [.. sizes.Select(_ => 1)];
        for (var i = 0; i < starts.Count; i++)
        {
            var axis = OnnxAxes.Resolve(axes[i], sizes.Count);
            var (size, forward) = (sizes[axis], steps[i] >= 0 ? 1 : 0);
            if (steps[i] == 0) throw GraphErrors.BadNode("step 0; expected another one");
            from[axis] = Math.Clamp(NonNegative(starts[i], size), 0, Math.Max(0, size - 1 + forward));
            to[axis] = Math.Clamp(NonNegative(ends[i], size), forward - 1, Math.Max(forward - 1, size - 1 + forward));
            by[axis] = steps[i];
        }

        return (from, to, by);
    }

    /// <summary>Selects positions along an axis; a scalar index removes the axis.</summary>
    private static ValueList<Value> Gather(OnnxNode node)
    {
        var axis = node.Axis(node.Proto.Int("axis", 0));
        var indices = node.Known(1) ?? throw GraphErrors.BadNode("positions to gather must be known");
        if (indices.Sizes.Length > 1 || indices.Elements.Length == 0)
            throw GraphErrors.BadNode("gathering by a table of positions is not supported");
        var size = node.Shape[axis];
        var taken = Take(node, node.Input(0), axis, indices.Elements.Select(index => (OnnxAxes.Index(index, size), 1)));
        return [indices.Sizes.Length == 1 ? taken : node.Graph.Reshape(taken, [.. taken.Shape.Where((_, i) => i != axis)])];
    }

    private static ValueList<Value> Split(OnnxNode node)
    {
        var axis = node.Axis(node.Proto.Int("axis", 0));
        var (size, parts) = (node.Shape[axis], node.Proto.Int("num_outputs", node.Proto.Output.Count));
        if (parts < 1 || parts > node.Proto.Output.Count) throw GraphErrors.BadNode($"{parts} parts for {node.Proto.Output.Count} outputs");
        var whole = ((long)size + parts - 1) / parts;
        var sizes = node.IntegersOr(1, "split") ?? [.. Enumerable.Range(0, parts).Select(i => (int)Math.Min(whole, size - (i * whole)))];
        if (sizes.Any(part => part < 1) || sizes.Sum(part => (long)part) != size)
            throw GraphErrors.BadNode($"parts of {sizes} of axis {axis} of {node.Shape}");
        var parted = new List<Value>();
        for (var (i, start) = (0, 0); i < sizes.Count; start += sizes[i++])
            parted.Add(Take(node, node.Input(0), axis, [(start, sizes[i])]));
        return [.. parted];
    }

    private static ValueList<Value> Pad(OnnxNode node)
    {
        var (before, after) = Amounts(node);
        var (graph, x) = (node.Graph, node.Input(0));
        var mode = node.Proto.Text("mode", "constant");
        for (var axis = 0; axis < x.Shape.Rank; axis++)
        {
            // Negative amounts crop.
            var (first, last) = (Math.Max(0, -before[axis]), Math.Max(0, -after[axis]));
            if (first > 0 || last > 0) x = Take(node, x, axis, [(first, x.Shape[axis] - first - last)]);
            (before[axis], after[axis]) = (Math.Max(0, before[axis]), Math.Max(0, after[axis]));
            if (mode != "constant") x = Continue(node, x, axis, mode, (before[axis], after[axis]));
        }

        return [mode == "constant" ? Surround(graph, x, before, after, node.Number(2, node.Proto.Float("value", 0))) : x];
    }

    private static (int[] Before, int[] After) Amounts(OnnxNode node)
    {
        var rank = node.Shape.Rank;
        var pads = node.IntegersOr(1, "pads") ?? throw GraphErrors.BadNode("pads are missing");
        ValueList<int> axes = node.Has(3) ? node.Integers(3) : [.. Enumerable.Range(0, rank)];
        if (pads.Count != 2 * axes.Count) throw GraphErrors.BadNode($"pads {pads}; expected two for each of {axes.Count} axes");
        int[] before = new int[rank], after = new int[rank];
        for (var i = 0; i < axes.Count; i++) (before[node.Axis(axes[i])], after[node.Axis(axes[i])]) = (pads[i], pads[axes.Count + i]);
        return (before, after);
    }

    /// <summary>Zeros around x, and added to them, outside of x alone, the value; so no element of x is rounded.</summary>
    private static Value Surround(Graph graph, Value x, int[] before, int[] after, float value)
    {
        var padded = graph.Pad(x, [.. before], [.. after]);
        if (value == 0 || padded == x) return padded;
        if (!float.IsFinite(value)) throw GraphErrors.BadNode($"padding with {value} is not supported");
        var inside = graph.Pad(graph.Expand(graph.Scalar(value), x.Shape), [.. before], [.. after]);
        return graph.Add(padded, graph.Sub(graph.Scalar(value), inside));
    }

    /// <summary>Extends an axis at both ends by mirrored, repeated or wrapped elements.</summary>
    private static Value Continue(OnnxNode node, Value x, int axis, string mode, (int Before, int After) amounts)
    {
        var (before, after) = amounts;
        var size = x.Shape[axis];
        if (before > MostPieces || after > MostPieces ||
            (mode is "reflect" or "wrap" && Math.Max(before, after) >= size + (mode == "wrap" ? 1 : 0)))
        {
            throw GraphErrors.BadNode($"{mode} padding of {size} elements by {before} and {after} is not supported");
        }

        if (before + after == 0) return x;
        return Take(node, x, axis, mode switch
        {
            "reflect" =>
                [.. Enumerable.Range(0, before).Select(i => (before - i, 1)), (0, size),
                    .. Enumerable.Range(0, after).Select(i => (size - 2 - i, 1))],
            "edge" => [.. Enumerable.Repeat((0, 1), before), (0, size), .. Enumerable.Repeat((size - 1, 1), after)],
            "wrap" => [(size - before, before), (0, size), (0, after)],
            _ => throw GraphErrors.BadNode($"mode {mode} is not one of constant, reflect, edge, wrap"),
        });
    }

    /// <summary>Pieces of an axis, from a position so many elements, one after the other; neighbours are taken together.</summary>
    private static Value Take(OnnxNode node, Value x, int axis, IEnumerable<(int Start, int Count)> pieces)
    {
        var runs = new List<(int Start, int Count)>();
        foreach (var piece in pieces.Where(piece => piece.Count > 0))
        {
            if (runs.Count > 0 && runs[^1].Start + runs[^1].Count == piece.Start) runs[^1] = (runs[^1].Start, runs[^1].Count + piece.Count);
            else runs.Add(piece);
        }

        if (runs.Count == 0) throw GraphErrors.BadNode($"nothing is left of axis {axis} of {x.Shape}");
        node.Spend((long)runs.Count * PieceCost);
        ValueList<Value> parts = [.. runs.Select(run => Part(run.Start, run.Start + run.Count))];
        return parts.Count == 1 ? parts[0] : node.Graph.Concat(parts, axis);

        Value Part(int start, int end) => node.Graph.Slice(
            x, [.. x.Shape.Select((_, i) => i == axis ? start : 0)], [.. x.Shape.Select((size, i) => i == axis ? end : size)]);
    }

    private static int NonNegative(int value, int size) => value < 0 ? value + size : value;
}
