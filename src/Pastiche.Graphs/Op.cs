namespace Pastiche.Graphs;

/// <summary>
/// The operators of a graph: its two sources, and the standard ONNX operators in use, with ONNX' meaning. Shapes, axes and pads
/// that ONNX takes as tensor inputs are attributes here, since they are static.
/// </summary>
public enum Op
{
    /// <summary>A named input of the graph.</summary>
    Input,

    /// <summary>A tensor known when the graph is built.</summary>
    Constant,

    /// <summary>Element-wise sum with broadcasting.</summary>
    Add,

    /// <summary>Average over windows.</summary>
    AveragePool,

    /// <summary>x·scale/√(variance + ε) + …, per channel, with the statistics of training.</summary>
    BatchNormalization,

    /// <summary>1 where the elements are true, 0 elsewhere.</summary>
    Cast,

    /// <summary>Elements limited to a range.</summary>
    Clip,

    /// <summary>Joins tensors along an axis.</summary>
    Concat,

    /// <summary>Two-dimensional convolution (cross-correlation) with an optional bias.</summary>
    Conv,

    /// <summary>Moves blocks of channels into space (mode DCR).</summary>
    DepthToSpace,

    /// <summary>Element-wise quotient with broadcasting.</summary>
    Div,

    /// <summary>e to the power of the elements.</summary>
    Exp,

    /// <summary>Broadcasts to a shape.</summary>
    Expand,

    /// <summary>Element-wise comparison; a boolean result.</summary>
    Greater,

    /// <summary>x where positive, a part of x elsewhere.</summary>
    LeakyRelu,

    /// <summary>Matrix product of the last two axes, broadcast over the others.</summary>
    MatMul,

    /// <summary>Maximum over windows, and its argmax in the flattened input.</summary>
    MaxPool,

    /// <summary>Elements at the argmax of a <see cref="MaxPool"/>, zeros elsewhere.</summary>
    MaxUnpool,

    /// <summary>Element-wise product with broadcasting.</summary>
    Mul,

    /// <summary>Element-wise negation.</summary>
    Neg,

    /// <summary>Pads with zeros.</summary>
    Pad,

    /// <summary>The elements of the first input to the powers of the second, with broadcasting.</summary>
    Pow,

    /// <summary>Mean over axes.</summary>
    ReduceMean,

    /// <summary>Sum over axes.</summary>
    ReduceSum,

    /// <summary>Sum of squares over axes.</summary>
    ReduceSumSquare,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>Another shape for as many elements.</summary>
    Reshape,

    /// <summary>Adds updates to a copy of the data at the indices (reduction add, axis 0).</summary>
    ScatterElements,

    /// <summary>1/(1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>A box of the input, with steps.</summary>
    Slice,

    /// <summary>Element-wise square root.</summary>
    Sqrt,

    /// <summary>Element-wise difference with broadcasting.</summary>
    Sub,

    /// <summary>Permutes axes.</summary>
    Transpose,

    /// <summary>Elements of the second input where the first is true, of the third elsewhere, with broadcasting.</summary>
    Where,
}

/// <summary>Properties of operators.</summary>
internal static class OpExtensions
{
    private static readonly Dictionary<Op, ElementwiseOp> ElementwiseOps = new()
    {
        [Op.Add] = new(Inputs: 2),
        [Op.Cast] = new(Inputs: 1),
        [Op.Clip] = new(Inputs: 1, typeof(ClipAttributes), IsActivation: true),
        [Op.Div] = new(Inputs: 2),
        [Op.Exp] = new(Inputs: 1),
        [Op.Greater] = new(Inputs: 2),
        [Op.LeakyRelu] = new(Inputs: 1, typeof(LeakyReluAttributes), IsActivation: true),
        [Op.Mul] = new(Inputs: 2),
        [Op.Neg] = new(Inputs: 1),
        [Op.Pow] = new(Inputs: 2),
        [Op.Relu] = new(Inputs: 1, IsActivation: true),
        [Op.Sigmoid] = new(Inputs: 1, IsActivation: true),
        [Op.Sqrt] = new(Inputs: 1),
        [Op.Sub] = new(Inputs: 2),
        [Op.Where] = new(Inputs: 3),
    };

    /// <summary>Whether each element of the result follows from one element of each input, with broadcasting.</summary>
    public static bool IsElementwise(this Op op) => ElementwiseOps.ContainsKey(op);

    /// <summary>Whether the operator is an activation function.</summary>
    public static bool IsActivation(this Op op) => ElementwiseOps.TryGetValue(op, out var elementwise) && elementwise.IsActivation;

    /// <summary>The signature of an element-wise operator, null for any other.</summary>
    internal static ElementwiseOp? Elementwise(this Op op) => ElementwiseOps.GetValueOrDefault(op);
}

/// <summary>
/// The signature of an element-wise operator. Inputs and result are real unless <see cref="ShapeInference"/> says otherwise.
/// </summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Attributes">The record of its attributes, null if it has none.</param>
/// <param name="IsActivation">Whether it is an activation function.</param>
internal sealed record ElementwiseOp(int Inputs, Type? Attributes = null, bool IsActivation = false);
