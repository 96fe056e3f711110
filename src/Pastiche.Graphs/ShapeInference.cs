namespace Pastiche.Graphs;

/// <summary>Infers the type and shape of a node's results from its inputs and attributes, or throws what does not fit.</summary>
internal static class ShapeInference
{
    public static (ElementType Type, Shape Shape)[] Infer(Op op, ValueList<Value> inputs, Attributes attributes)
    {
        try
        {
            return Dispatch(op, inputs, attributes);
        }
        catch (OverflowException)
        {
            throw GraphErrors.BadAttributes(op, attributes, "sizes that fit 32 bits");
        }
    }

    private static (ElementType Type, Shape Shape)[] Dispatch(Op op, ValueList<Value> inputs, Attributes attributes) => op switch
    {
        Op.Input => Real(Source<InputAttributes>(op, inputs, attributes).Shape),
        Op.Constant => Real(Source<ConstantAttributes>(op, inputs, attributes).Tensor.Shape),
        Op.Greater => [(ElementType.Boolean, Broadcast(op, Reals(op, Plain(op, inputs, attributes, 2))))],
        Op.Where => Where(Plain(op, inputs, attributes, 3)),
        Op.Cast => Real(Typed(op, Plain(op, inputs, attributes, 1)[0], ElementType.Boolean).Shape),
        Op.Conv => Real(Conv(Reals(op, inputs), Expect<ConvAttributes>(op, attributes))),
        Op.BatchNormalization =>
            Real(BatchNormalization(Reals(op, Arity(op, inputs, 5)), Expect<BatchNormalizationAttributes>(op, attributes))),
        Op.MaxPool => MaxPool(Pool(op, Reals(op, Arity(op, inputs, 1)), Expect<PoolAttributes>(op, attributes))),
        Op.AveragePool => Real(Pool(op, Reals(op, Arity(op, inputs, 1)), Expect<PoolAttributes>(op, attributes))),
        Op.MaxUnpool => Real(MaxUnpool(Arity(op, inputs, 2), Expect<ShapeAttributes>(op, attributes))),
        Op.MatMul => Real(MatMul(Reals(op, Plain(op, inputs, attributes, 2)))),
        Op.Reshape => [(Arity(op, inputs, 1)[0].Type, Reshape(inputs[0].Shape, Expect<ShapeAttributes>(op, attributes).Shape))],
        Op.Expand => Real(Expand(Reals(op, Arity(op, inputs, 1))[0].Shape, Expect<ShapeAttributes>(op, attributes).Shape)),
        Op.Transpose => [(Arity(op, inputs, 1)[0].Type, Transpose(inputs[0].Shape, Expect<PermutationAttributes>(op, attributes)))],
        Op.ReduceSum or Op.ReduceMean or Op.ReduceSumSquare =>
            Real(Reduce(op, Reals(op, Arity(op, inputs, 1))[0].Shape, Expect<ReduceAttributes>(op, attributes))),
        Op.Slice => [(Arity(op, inputs, 1)[0].Type, Slice(inputs[0].Shape, Expect<SliceAttributes>(op, attributes)))],
        Op.Pad => Real(Pad(Reals(op, Arity(op, inputs, 1))[0].Shape, Expect<PadAttributes>(op, attributes))),
        Op.Concat => Real(Concat(Reals(op, inputs), Expect<AxisAttributes>(op, attributes).Axis)),
        Op.DepthToSpace => Real(DepthToSpace(Reals(op, Arity(op, inputs, 1))[0].Shape, Expect<BlockAttributes>(op, attributes).Block)),
        Op.ScatterElements => Real(Scatter(Plain(op, inputs, attributes, 3))),
        _ when op.Elementwise() is { } elementwise => Real(Elementwise(op, inputs, attributes, elementwise)),
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "an operator without shape inference"),
    };

    private static (ElementType, Shape)[] Real(Shape shape) => [(ElementType.Real, shape)];

    private static (ElementType, Shape)[] MaxPool(Shape shape) => [(ElementType.Real, shape), (ElementType.Index, shape)];

    private static ValueList<Value> Arity(Op op, ValueList<Value> inputs, int expected)
    {
        if (inputs.Count != expected) throw GraphErrors.BadInputs(op, $"{inputs.Count} inputs", $"{expected}");
        return inputs;
    }

    /// <summary>The inputs of an operator that takes no attributes.</summary>
    private static ValueList<Value> Plain(Op op, ValueList<Value> inputs, Attributes attributes, int expected)
    {
        if (attributes != Attributes.None) throw GraphErrors.BadAttributes(op, attributes, "none");
        return Arity(op, inputs, expected);
    }

    private static T Source<T>(Op op, ValueList<Value> inputs, Attributes attributes) where T : Attributes
    {
        Arity(op, inputs, 0);
        return Expect<T>(op, attributes);
    }

    private static ValueList<Value> Reals(Op op, ValueList<Value> inputs)
    {
        foreach (var input in inputs) Typed(op, input, ElementType.Real);
        return inputs;
    }

    private static Value Typed(Op op, Value value, ElementType type)
    {
        if (value.Type != type) throw GraphErrors.BadInputs(op, $"elements of type {value.Type}", $"{type}");
        return value;
    }

    private static T Expect<T>(Op op, Attributes attributes) where T : Attributes
    {
        return attributes as T ?? throw GraphErrors.BadAttributes(op, attributes, typeof(T).Name);
    }

    private static void Valid(Op op, Attributes attributes)
    {
        if (attributes.Violation is { } expected) throw GraphErrors.BadAttributes(op, attributes, expected);
    }

    private static Shape Elementwise(Op op, ValueList<Value> inputs, Attributes attributes, ElementwiseOp expected)
    {
        if (expected.Attributes is null) return Broadcast(op, Reals(op, Plain(op, inputs, attributes, expected.Inputs)));
        Arity(op, inputs, expected.Inputs);
        if (attributes.GetType() != expected.Attributes) throw GraphErrors.BadAttributes(op, attributes, expected.Attributes.Name);
        Valid(op, attributes);
        return Broadcast(op, Reals(op, inputs));
    }

    private static Shape Broadcast(Op op, ValueList<Value> inputs)
    {
        var shape = Shape.Scalar;
        foreach (var input in inputs)
        {
            shape = Shape.TryBroadcast(shape, input.Shape) ??
                throw GraphErrors.BadInputs(op, string.Join(" and ", inputs.Select(v => v.Shape)), "shapes that broadcast");
        }

        return shape;
    }

    private static (ElementType, Shape)[] Where(ValueList<Value> inputs)
    {
        Typed(Op.Where, inputs[0], ElementType.Boolean);
        Typed(Op.Where, inputs[2], inputs[1].Type);
        return [(inputs[1].Type, Broadcast(Op.Where, inputs))];
    }

    private static Shape Conv(ValueList<Value> inputs, ConvAttributes attributes)
    {
        if (inputs.Count is not (2 or 3)) throw GraphErrors.BadInputs(Op.Conv, $"{inputs.Count} inputs", "2 or 3");
        var (x, w) = (inputs[0].Shape, inputs[1].Shape);
        if (x.Rank != 4 || w.Rank != 4) throw GraphErrors.BadInputs(Op.Conv, $"input {x} and kernel {w}", "rank 4 (images) for both");
        var (s, p, d, group) = attributes;
        if (s.Count != 2 || p.Count != 4 || d.Count != 2 || p.Any(v => v < 0) || s.Any(v => v < 1) || d.Any(v => v < 1) || group < 1)
            throw GraphErrors.BadAttributes(Op.Conv, attributes, "2 strides, 4 pads of at least 0, 2 dilations and at least 1 group");
        if (x[1] != (long)w[1] * group || w[0] % group != 0)
            throw GraphErrors.BadInputs(Op.Conv, $"{x[1]} channels, kernel {w}, group {group}", "channels that match");
        if (inputs.Count == 3 && inputs[2].Shape != [w[0]]) throw GraphErrors.BadInputs(Op.Conv, $"bias {inputs[2].Shape}", $"{w[0]}");
        return
        [
            x[0], w[0],
            Windows(Op.Conv, x[2], (p[0], p[2]), checked(((w[2] - 1) * d[0]) + 1), s[0]),
            Windows(Op.Conv, x[3], (p[1], p[3]), checked(((w[3] - 1) * d[1]) + 1), s[1]),
        ];
    }

    private static Shape Pool(Op op, ValueList<Value> inputs, PoolAttributes attributes)
    {
        var x = inputs[0].Shape;
        if (x.Rank != 4) throw GraphErrors.BadInputs(op, x.ToString(), "rank 4 (images)");
        var (k, s, p) = (attributes.Kernel, attributes.Strides, attributes.Pads);
        if (k.Count != 2 || s.Count != 2 || p.Count != 4 || p.Any(v => v < 0) || s.Any(v => v < 1) ||
            Math.Max(p[0], p[2]) >= k[0] || Math.Max(p[1], p[3]) >= k[1])
        {
            throw GraphErrors.BadAttributes(op, attributes, "2 kernel sizes, 2 strides and 4 pads, each from 0 to under the kernel");
        }

        return [x[0], x[1], Windows(op, x[2], (p[0], p[2]), k[0], s[0]), Windows(op, x[3], (p[1], p[3]), k[1], s[1])];
    }

    private static int Windows(Op op, int size, (int Before, int After) pads, int kernel, int stride)
    {
        var padded = checked(size + pads.Before + pads.After);
        if (padded < kernel)
        {
            throw GraphErrors.BadInputs(
                op, $"{size} pixels with {pads.Before} + {pads.After} of padding", $"at least the kernel's {kernel}");
        }

        return ((padded - kernel) / stride) + 1;
    }

    private static Shape BatchNormalization(ValueList<Value> inputs, BatchNormalizationAttributes attributes)
    {
        Valid(Op.BatchNormalization, attributes);
        var x = inputs[0].Shape;
        if (x.Rank < 2 || inputs.Skip(1).Any(v => v.Shape != [x[1]]))
        {
            throw GraphErrors.BadInputs(Op.BatchNormalization, string.Join(", ", inputs.Select(v => v.Shape)),
                "a batch and four vectors with one entry a channel");
        }

        return x;
    }

    private static Shape MaxUnpool(ValueList<Value> inputs, ShapeAttributes attributes)
    {
        Typed(Op.MaxUnpool, inputs[0], ElementType.Real);
        Typed(Op.MaxUnpool, inputs[1], ElementType.Index);
        if (inputs[0].Shape != inputs[1].Shape || attributes.Shape.Rank != 4)
        {
            throw GraphErrors.BadInputs(Op.MaxUnpool, $"{inputs[0].Shape} and {inputs[1].Shape}",
                "values and indices of one shape, and images");
        }

        return attributes.Shape;
    }

    private static Shape MatMul(ValueList<Value> inputs)
    {
        var (a, b) = (inputs[0].Shape, inputs[1].Shape);
        if (a.Rank < 2 || b.Rank < 2 || a[a.Rank - 1] != b[b.Rank - 2] ||
            Shape.TryBroadcast([.. a.SkipLast(2)], [.. b.SkipLast(2)]) is not { } batch)
        {
            throw GraphErrors.BadInputs(Op.MatMul, $"{a} and {b}", "matrices whose inner sizes agree");
        }

        return [.. batch, a[a.Rank - 2], b[b.Rank - 1]];
    }

    private static Shape Reshape(Shape from, Shape to)
    {
        if (from.Size != to.Size) throw GraphErrors.BadInputs(Op.Reshape, from.ToString(), $"as many elements as {to}");
        return to;
    }

    private static Shape Expand(Shape from, Shape to)
    {
        if (Shape.TryBroadcast(from, to) != to) throw GraphErrors.BadInputs(Op.Expand, from.ToString(), $"a shape that broadcasts to {to}");
        return to;
    }

    private static Shape Transpose(Shape x, PermutationAttributes attributes)
    {
        if (!attributes.Permutation.Order().SequenceEqual(Enumerable.Range(0, x.Rank)))
            throw GraphErrors.BadAttributes(Op.Transpose, attributes, $"each axis of {x} once");
        return [.. attributes.Permutation.Select(axis => x[axis])];
    }

    private static Shape Reduce(Op op, Shape x, ReduceAttributes attributes)
    {
        // ONNX takes no axes to mean all of them, which only for a scalar is the same as none.
        var ascending = attributes.Axes.Zip(attributes.Axes.Skip(1)).All(pair => pair.First < pair.Second);
        if (!ascending || (attributes.Axes.Count == 0 && x.Rank > 0) || attributes.Axes.Any(axis => axis < 0 || axis >= x.Rank))
            throw GraphErrors.BadAttributes(op, attributes, $"axes of {x}, ascending");
        var kept = x.Select((size, axis) => attributes.Axes.Contains(axis) ? 1 : size);
        return attributes.KeepAxes ? [.. kept] : [.. x.Where((_, axis) => !attributes.Axes.Contains(axis))];
    }

    private static Shape Slice(Shape x, SliceAttributes attributes)
    {
        var (starts, ends, steps) = (attributes.Starts, attributes.Ends, attributes.Steps);
        if (starts.Count != x.Rank || ends.Count != x.Rank || steps.Count != x.Rank ||
            x.Select((size, i) => starts[i] < 0 || ends[i] <= starts[i] || ends[i] > size || steps[i] < 1).Any(bad => bad))
        {
            throw GraphErrors.BadAttributes(Op.Slice, attributes, $"a box inside {x}");
        }

        return [.. x.Select((_, i) => ((ends[i] - starts[i] - 1) / steps[i]) + 1)];
    }

    private static Shape Pad(Shape x, PadAttributes attributes)
    {
        var (before, after) = (attributes.Before, attributes.After);
        if (before.Count != x.Rank || after.Count != x.Rank || before.Concat(after).Any(v => v < 0))
            throw GraphErrors.BadAttributes(Op.Pad, attributes, $"two amounts of at least 0 for each axis of {x}");
        return [.. x.Select((size, i) => checked(before[i] + size + after[i]))];
    }

    private static Shape Concat(ValueList<Value> inputs, int axis)
    {
        if (inputs.Count == 0 || axis < 0 || axis >= inputs[0].Shape.Rank ||
            inputs.Any(v => v.Shape.Rank != inputs[0].Shape.Rank || v.Shape.With(axis, 1) != inputs[0].Shape.With(axis, 1)))
        {
            throw GraphErrors.BadInputs(Op.Concat, string.Join(", ", inputs.Select(v => v.Shape)),
                $"shapes that differ only in axis {axis}");
        }

        return inputs[0].Shape.With(axis, inputs.Sum(v => v.Shape[axis]));
    }

    private static Shape DepthToSpace(Shape x, int block)
    {
        if (x.Rank != 4 || block < 1 || x[1] % ((long)block * block) != 0)
        {
            throw GraphErrors.BadInputs(Op.DepthToSpace, x.ToString(),
                $"images whose channels are a multiple of the block's {(long)block * block} pixels");
        }

        return [x[0], x[1] / (block * block), checked(x[2] * block), checked(x[3] * block)];
    }

    private static Shape Scatter(ValueList<Value> inputs)
    {
        Typed(Op.ScatterElements, inputs[0], ElementType.Real);
        Typed(Op.ScatterElements, inputs[1], ElementType.Index);
        Typed(Op.ScatterElements, inputs[2], ElementType.Real);
        if (inputs[1].Shape != inputs[2].Shape || inputs[0].Shape.Rank != 1 || inputs[1].Shape.Rank != 1)
        {
            throw GraphErrors.BadInputs(Op.ScatterElements, string.Join(", ", inputs.Select(v => v.Shape)),
                "vectors of data, indices and as many updates");
        }

        return inputs[0].Shape;
    }
}
