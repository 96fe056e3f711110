namespace Pastiche.Graphs.Tests.Cases;

internal static class LayoutCases
{
    public static Dictionary<Op, Action<OpCase>> Table { get; } = new()
    {
        [Op.Reshape] = Reshape,
        [Op.Expand] = Expand,
        [Op.Transpose] = Transpose,
        [Op.Slice] = Slice,
        [Op.Pad] = Pad,
        [Op.Concat] = Concat,
        [Op.DepthToSpace] = DepthToSpace,
    };

    private static void Reshape(OpCase c)
    {
        var x = c.Variable(c.Dice.Shape(0, 4));
        var permuted = c.Dice.Permutation(x.Shape.Rank).Select(axis => x.Shape[axis]).ToArray();
        var merged = c.Dice.Roll(0, permuted.Length);
        Shape to = [permuted.Take(merged).Aggregate(1, (product, size) => product * size), .. permuted.Skip(merged)];
        c.Apply([x], new ShapeAttributes(to));
    }

    private static void Expand(OpCase c)
    {
        var to = c.Dice.Shape(0, 4);
        c.Apply([c.Variable(c.Dice.Broadcastable(to))], new ShapeAttributes(to));
    }

    private static void Transpose(OpCase c)
    {
        var x = c.Variable(c.Dice.Shape(1, 4));
        c.Apply([x], new PermutationAttributes(c.Dice.Permutation(x.Shape.Rank)));
    }

    private static void Slice(OpCase c)
    {
        var x = c.Variable(c.Dice.Shape(1, 4, 7));
        int[] starts = [.. x.Shape.Select(size => c.Dice.Roll(0, size - 1))];
        int[] ends = [.. x.Shape.Select((size, axis) => c.Dice.Roll(starts[axis] + 1, size))];
        c.Apply([x], new SliceAttributes([.. starts], [.. ends], c.Dice.Rolls(x.Shape.Rank, 1, 3)));
    }

    private static void Pad(OpCase c)
    {
        var x = c.Variable(c.Dice.Shape(1, 4));
        c.Apply([x], new PadAttributes(c.Dice.Rolls(x.Shape.Rank, 0, 2), c.Dice.Rolls(x.Shape.Rank, 0, 2)));
    }

    private static void Concat(OpCase c)
    {
        var shape = c.Dice.Shape(1, 4);
        var axis = c.Dice.Roll(0, shape.Rank - 1);
        var parts = Enumerable.Range(0, c.Dice.Roll(1, 3)).Select(_ => c.Variable(shape.With(axis, c.Dice.Roll(1, 4)))).ToList();
        if (c.Dice.Coin()) parts.Add(parts[0]);
        c.Apply([.. parts], new AxisAttributes(axis));
    }

    private static void DepthToSpace(OpCase c)
    {
        var block = c.Dice.Roll(1, 3);
        var x = c.Variable([c.Dice.Roll(1, 2), c.Dice.Roll(1, 3) * block * block, c.Dice.Roll(1, 3), c.Dice.Roll(1, 3)]);
        c.Apply([x], new BlockAttributes(block));
    }
}
