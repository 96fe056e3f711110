namespace Pastiche.Graphs.Tests.Cases;

internal static class ReductionCases
{
    public static Dictionary<Op, Action<OpCase>> Table { get; } = new()
    {
        [Op.MatMul] = MatMul,
        [Op.ReduceSum] = Reduce,
        [Op.ReduceMean] = Reduce,
        [Op.ReduceSumSquare] = Reduce,
    };

    private static void Reduce(OpCase c)
    {
        var x = c.Variable(c.Dice.Shape(0, 4));
        var axes = c.Dice.Permutation(x.Shape.Rank).Take(x.Shape.Rank == 0 ? 0 : c.Dice.Roll(1, x.Shape.Rank)).Order();
        c.Apply([x], new ReduceAttributes([.. axes], c.Dice.Coin()));
    }

    /// <summary>Matrices, batches of them, and A·Aᵀ.</summary>
    private static void MatMul(OpCase c)
    {
        var dice = c.Dice;
        var (rows, inner, columns) = (dice.Roll(1, 4), dice.Roll(1, 4), dice.Roll(1, 4));
        var batch = dice.Shape(0, 2, 3);
        var left = c.Variable([.. dice.Broadcastable(batch), rows, inner]);
        var rank = left.Shape.Rank;
        if (dice.Roll(0, 2) == 0) c.Apply([left, c.Graph.Transpose(left, [.. Enumerable.Range(0, rank - 2), rank - 1, rank - 2])]);
        else c.Apply([left, c.Variable([.. dice.Broadcastable(batch), inner, columns])]);
    }
}
