using System.Collections.Frozen;

namespace Pastiche.Graphs.Tests.Cases;

/// <summary>Random cases of every operator: a new operator needs one here, and a test says so.</summary>
internal static class OpCases
{
    public static FrozenDictionary<Op, Action<OpCase>> Table { get; } = new[]
    {
        Sources, ElementwiseCases.Table, LayoutCases.Table, ReductionCases.Table, WindowCases.Table,
    }.SelectMany(table => table).ToFrozenDictionary();

    private static Dictionary<Op, Action<OpCase>> Sources => new()
    {
        [Op.Input] = c => c.Graph.Output(OpCase.Output, c.Input(c.Dice.Shape(0, 4))),
        [Op.Constant] = c => c.Graph.Output(OpCase.Output, c.Constant(c.Dice.Shape(0, 4))),
    };

    public static OpCase Draw(Op op, int seed)
    {
        var drawn = new OpCase(op, seed);
        Table[op](drawn);
        return drawn;
    }
}
