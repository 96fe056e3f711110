using Pastiche.Graphs;

namespace Pastiche.Testing;

/// <summary>Operators that only move elements.</summary>
internal static class ReferenceLayout
{
    public static double[] Expand(Node node, double[] x) =>
        Positions.Gather(x, Positions.Broadcast(node.Inputs[0].Shape, node.Output.Shape));

    public static double[] Transpose(Node node, double[] x)
    {
        var strides = node.Inputs[0].Shape.Strides();
        int[] permuted = [.. node.Get<PermutationAttributes>().Permutation.Select(axis => strides[axis])];
        return Positions.Gather(x, Positions.Of(node.Output.Shape, permuted));
    }

    public static double[] Slice(Node node, double[] x)
    {
        var (starts, _, steps) = node.Get<SliceAttributes>();
        var strides = node.Inputs[0].Shape.Strides();
        var first = strides.Zip(starts, (stride, start) => stride * start).Sum();
        return Positions.Gather(x, Positions.Of(node.Output.Shape, [.. strides.Zip(steps, (stride, step) => stride * step)], first));
    }

    public static double[] Pad(Node node, double[] x)
    {
        var result = new double[node.Output.Shape.Size];
        Place(x, node.Inputs[0].Shape, result, node.Output.Shape, node.Get<PadAttributes>().Before);
        return result;
    }

    public static double[] Concat(Node node, double[][] x)
    {
        var result = new double[node.Output.Shape.Size];
        var corner = new int[node.Output.Shape.Rank];
        var axis = node.Get<AxisAttributes>().Axis;
        for (var i = 0; i < x.Length; i++)
        {
            Place(x[i], node.Inputs[i].Shape, result, node.Output.Shape, corner);
            corner[axis] += node.Inputs[i].Shape[axis];
        }

        return result;
    }

    /// <summary>Channel (dy·block + dx)·C + c, row y, column x goes to channel c, row y·block + dy, column x·block + dx.</summary>
    public static double[] DepthToSpace(Node node, double[] x)
    {
        var (input, output) = (node.Inputs[0].Shape, node.Output.Shape);
        var block = node.Get<BlockAttributes>().Block;
        var strides = input.Strides();
        int[] split = [input[0], output[1], input[2], block, input[3], block];
        int[] walk = [strides[0], strides[1], strides[2], block * output[1] * strides[1], strides[3], output[1] * strides[1]];
        return Positions.Gather(x, Positions.Of(split, walk));
    }

    /// <summary>Copies a box into a larger one, its first element at the corner.</summary>
    private static void Place(double[] x, Shape shape, double[] result, Shape whole, IReadOnlyList<int> corner)
    {
        var strides = whole.Strides();
        var positions = Positions.Of(shape, strides, strides.Zip(corner, (stride, start) => stride * start).Sum());
        for (var i = 0; i < x.Length; i++) result[positions[i]] = x[i];
    }
}
