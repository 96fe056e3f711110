using System.Collections.Frozen;

namespace Pastiche.Graphs.Tests.Cases;

/// <summary>Random cases of every operator: a new operator needs one here, and a test says so.</summary>
internal static class OpCases
{
    public static FrozenDictionary<Op, Action<OpCase>> Table { get; } = new Dictionary<Op, Action<OpCase>>
    {
        [Op.Input] = c => c.Graph.Output(OpCase.Output, c.Input(c.Dice.Shape(0, 4))),
        [Op.Constant] = c => c.Graph.Output(OpCase.Output, c.Constant(c.Dice.Shape(0, 4))),
        [Op.Add] = c => ElementwiseCases.Binary(c),
        [Op.Sub] = c => ElementwiseCases.Binary(c),
        [Op.Mul] = c => ElementwiseCases.Binary(c),
        [Op.Div] = ElementwiseCases.Quotient,
        [Op.Greater] = c => ElementwiseCases.Binary(c),
        [Op.Cast] = ElementwiseCases.Cast,
        [Op.Where] = ElementwiseCases.Where,
        [Op.Neg] = c => ElementwiseCases.Unary(c),
        [Op.Exp] = c => ElementwiseCases.Unary(c),
        [Op.Relu] = c => ElementwiseCases.Unary(c),
        [Op.LeakyRelu] = ElementwiseCases.LeakyRelu,
        [Op.Clip] = ElementwiseCases.Clip,
        [Op.Pow] = ElementwiseCases.Pow,
        [Op.Sigmoid] = c => ElementwiseCases.Unary(c, -4, 4),
        [Op.Sqrt] = c => ElementwiseCases.Unary(c, 0.25, 4),
        [Op.BatchNormalization] = ElementwiseCases.BatchNormalization,
        [Op.Conv] = WindowCases.Conv,
        [Op.MaxPool] = WindowCases.Pool,
        [Op.AveragePool] = WindowCases.Pool,
        [Op.MaxUnpool] = WindowCases.MaxUnpool,
        [Op.ScatterElements] = WindowCases.Scatter,
        [Op.MatMul] = ReductionCases.MatMul,
        [Op.ReduceSum] = ReductionCases.Reduce,
        [Op.ReduceMean] = ReductionCases.Reduce,
        [Op.ReduceSumSquare] = ReductionCases.Reduce,
        [Op.Reshape] = LayoutCases.Reshape,
        [Op.Expand] = LayoutCases.Expand,
        [Op.Transpose] = LayoutCases.Transpose,
        [Op.Slice] = LayoutCases.Slice,
        [Op.Pad] = LayoutCases.Pad,
        [Op.Concat] = LayoutCases.Concat,
        [Op.DepthToSpace] = LayoutCases.DepthToSpace,
    }.ToFrozenDictionary();

    public static OpCase Draw(Op op, int seed)
    {
        var drawn = new OpCase(op, seed);
        Table[op](drawn);
        return drawn;
    }
}
