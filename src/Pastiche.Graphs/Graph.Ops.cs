namespace Pastiche.Graphs;

/// <content>One method an operator.</content>
public sealed partial class Graph
{
    /// <summary>Adds a tensor as a constant.</summary>
    public Value Constant(Tensor tensor) => Emit(Op.Constant, [], new ConstantAttributes(tensor)).Output;

    /// <summary>Adds a number as a constant of rank 0.</summary>
    public Value Scalar(float value) => Constant(Tensor.Scalar(value));

    /// <summary>left + right.</summary>
    public Value Add(Value left, Value right) => Apply(Op.Add, [left, right]);

    /// <summary>left − right.</summary>
    public Value Sub(Value left, Value right) => Apply(Op.Sub, [left, right]);

    /// <summary>left · right, element by element.</summary>
    public Value Mul(Value left, Value right) => Apply(Op.Mul, [left, right]);

    /// <summary>left / right.</summary>
    public Value Div(Value left, Value right) => Apply(Op.Div, [left, right]);

    /// <summary>−x.</summary>
    public Value Neg(Value x) => Apply(Op.Neg, [x]);

    /// <summary>eˣ.</summary>
    public Value Exp(Value x) => Apply(Op.Exp, [x]);

    /// <summary>√x.</summary>
    public Value Sqrt(Value x) => Apply(Op.Sqrt, [x]);

    /// <summary>max(x, 0).</summary>
    public Value Relu(Value x) => Apply(Op.Relu, [x]);

    /// <summary>x where positive, slope·x elsewhere.</summary>
    public Value LeakyRelu(Value x, float slope) => Apply(Op.LeakyRelu, [x], new LeakyReluAttributes(slope));

    /// <summary>min(max(x, minimum), maximum); infinite where there is no bound.</summary>
    public Value Clip(Value x, float minimum, float maximum) => Apply(Op.Clip, [x], new ClipAttributes(minimum, maximum));

    /// <summary>x to the power of the exponent.</summary>
    public Value Pow(Value x, Value exponent) => Apply(Op.Pow, [x, exponent]);

    /// <summary>1/(1 + e⁻ˣ).</summary>
    public Value Sigmoid(Value x) => Apply(Op.Sigmoid, [x]);

    /// <summary>left &gt; right, a boolean.</summary>
    public Value Greater(Value left, Value right) => Apply(Op.Greater, [left, right]);

    /// <summary>1 where <paramref name="condition"/> is true, 0 elsewhere.</summary>
    public Value Cast(Value condition) => Apply(Op.Cast, [condition]);

    /// <summary>Where <paramref name="condition"/> is true <paramref name="then"/>, elsewhere <paramref name="otherwise"/>.</summary>
    public Value Where(Value condition, Value then, Value otherwise) => Apply(Op.Where, [condition, then, otherwise]);

    /// <summary>Convolution of images [batch, channels, height, width] with a kernel [out, in/group, height, width].</summary>
    public Value Conv(Value x, Value kernel, Value? bias, ConvAttributes attributes) =>
        Apply(Op.Conv, bias is null ? [x, kernel] : [x, kernel, bias], attributes);

    /// <summary>(x − mean)/√(variance + ε)·scale + bias, per channel.</summary>
    public Value BatchNormalization(Value x, Value scale, Value bias, (Value Mean, Value Variance) statistics, float epsilon = 1e-5f) =>
        Apply(Op.BatchNormalization, [x, scale, bias, statistics.Mean, statistics.Variance], new BatchNormalizationAttributes(epsilon));

    /// <summary>The maximum of each window and its argmax, an index into the flattened input.</summary>
    public (Value Largest, Value Indices) MaxPool(Value x, PoolAttributes attributes)
    {
        var node = Emit(Op.MaxPool, [x], attributes);
        return (node.Outputs[0], node.Outputs[1]);
    }

    /// <summary>
    /// Zeros of <paramref name="shape"/> with <paramref name="values"/> at <paramref name="indices"/>, the argmax of a pooling.
    /// </summary>
    public Value MaxUnpool(Value values, Value indices, Shape shape) => Apply(Op.MaxUnpool, [values, indices], new ShapeAttributes(shape));

    /// <summary>The mean of each window.</summary>
    public Value AveragePool(Value x, PoolAttributes attributes) => Apply(Op.AveragePool, [x], attributes);

    /// <summary>The matrix product.</summary>
    public Value MatMul(Value left, Value right) => Apply(Op.MatMul, [left, right]);

    /// <summary>Reshapes to a shape of as many elements.</summary>
    public Value Reshape(Value x, Shape shape) => x.Shape == shape ? x : Apply(Op.Reshape, [x], new ShapeAttributes(shape));

    /// <summary>Broadcasts to a shape.</summary>
    public Value Expand(Value x, Shape shape) => x.Shape == shape ? x : Apply(Op.Expand, [x], new ShapeAttributes(shape));

    /// <summary>Axis i of the result is axis permutation[i] of <paramref name="x"/>.</summary>
    public Value Transpose(Value x, params ValueList<int> permutation) => Apply(Op.Transpose, [x], new PermutationAttributes(permutation));

    /// <summary>Transposes matrices: swaps the last two axes.</summary>
    internal Value SwapLastAxes(Value x) => Transpose(x, LastAxesSwapped(x.Shape.Rank));

    /// <summary>The permutation of axes that swaps the last two.</summary>
    internal static ValueList<int> LastAxesSwapped(int rank) => [.. Enumerable.Range(0, rank - 2), rank - 1, rank - 2];

    /// <summary>Sums over axes.</summary>
    public Value ReduceSum(Value x, ValueList<int> axes, bool keepAxes = false) =>
        Apply(Op.ReduceSum, [x], new ReduceAttributes(axes, keepAxes));

    /// <summary>Averages over axes.</summary>
    public Value ReduceMean(Value x, ValueList<int> axes, bool keepAxes = false) =>
        Apply(Op.ReduceMean, [x], new ReduceAttributes(axes, keepAxes));

    /// <summary>The sum of the squares of all elements, a scalar.</summary>
    public Value SumSquare(Value x) => Apply(Op.ReduceSumSquare, [x], new ReduceAttributes([.. Enumerable.Range(0, x.Shape.Rank)], false));

    /// <summary>
    /// The box from <paramref name="starts"/> inclusive to <paramref name="ends"/> exclusive, every steps-th element of each axis.
    /// </summary>
    public Value Slice(Value x, ValueList<int> starts, ValueList<int> ends, ValueList<int>? steps = null)
    {
        var whole = starts.All(start => start == 0) && ends.SequenceEqual(x.Shape) && steps is null;
        return whole ? x : Apply(Op.Slice, [x], new SliceAttributes(starts, ends, steps ?? [.. x.Shape.Select(_ => 1)]));
    }

    /// <summary>Pads each axis with zeros.</summary>
    public Value Pad(Value x, ValueList<int> before, ValueList<int> after) =>
        before.Concat(after).All(amount => amount == 0) ? x : Apply(Op.Pad, [x], new PadAttributes(before, after));

    /// <summary>Concatenates along an axis.</summary>
    public Value Concat(ValueList<Value> values, int axis) => Apply(Op.Concat, values, new AxisAttributes(axis));

    /// <summary>Channels (dy·block + dx)·C + c become pixel (dy, dx) of each block of channel c.</summary>
    public Value DepthToSpace(Value x, int block) => Apply(Op.DepthToSpace, [x], new BlockAttributes(block));

    /// <summary>A copy of the vector <paramref name="data"/> with each of the updates added at its index.</summary>
    public Value ScatterAdd(Value data, Value indices, Value updates) => Apply(Op.ScatterElements, [data, indices, updates]);

    private Value Apply(Op op, ValueList<Value> inputs, Attributes? attributes = null) =>
        Emit(op, inputs, attributes ?? Attributes.None).Output;
}
