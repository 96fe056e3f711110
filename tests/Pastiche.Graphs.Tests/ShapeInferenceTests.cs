using Xunit;

namespace Pastiche.Graphs.Tests;

public class ShapeInferenceTests
{
    private static readonly PoolAttributes Halving = new([2, 2], [2, 2], [0, 0, 0, 0]);

    /// <summary>One mistake a row: what the message must say, and how to make it.</summary>
    private static readonly (string Message, Action<Graph> Build)[] Mistakes =
    [
        ("Add: got 2 and 3; expected shapes that broadcast", g => g.Add(Vector(g, 2), Vector(g, 3))),
        ("Add: got 1 inputs; expected 2", g => g.Emit(Op.Add, [Vector(g, 2)], Attributes.None)),
        ("Add: got elements of type Boolean; expected Real", g => g.Add(Mask(g), Vector(g, 2))),
        ("Relu: got elements of type Index; expected Real", g => g.Relu(g.MaxPool(Image(g), Halving).Indices)),
        ("Relu: got attributes AxisAttributes { Axis = 1 }; expected none", g => g.Emit(Op.Relu, [Vector(g, 2)], new AxisAttributes(1))),
        ("Cast: got elements of type Real; expected Boolean", g => g.Cast(Vector(g, 2))),
        ("Where: got elements of type Real; expected Boolean", g => g.Where(Vector(g, 2), Vector(g, 2), Vector(g, 2))),
        ("Where: got elements of type Boolean; expected Real", g => g.Where(Mask(g), Vector(g, 2), Mask(g))),
        ("Input: got 1 inputs; expected 0", g => g.Emit(Op.Input, [Vector(g, 2)], new InputAttributes("y", [1]))),
        ("expected InputAttributes", g => g.Emit(Op.Input, [], new AxisAttributes(0))),
        ("expected ConvAttributes", g => g.Emit(Op.Conv, [Image(g), Kernel(g)], Halving)),
        ("Conv: got 1 inputs; expected 2 or 3", g => g.Emit(Op.Conv, [Image(g)], ConvAttributes.Default)),
        ("Conv: got input 2 and kernel 3×2×3×3; expected rank 4", g => g.Conv(Vector(g, 2), Kernel(g), null, ConvAttributes.Default)),
        ("Conv: got 2 channels, kernel 3×2×3×3, group 2",
            g => g.Conv(Image(g), Kernel(g), null, ConvAttributes.Default with { Group = 2 })),
        ("at least 1 group", g => g.Conv(Image(g), Kernel(g), null, ConvAttributes.Default with { Group = 0 })),
        ("4 pads of at least 0", g => g.Conv(Image(g), Kernel(g), null, ConvAttributes.Default with { Pads = [0, 0, 0, -1] })),
        ("2 strides", g => g.Conv(Image(g), Kernel(g), null, ConvAttributes.Default with { Strides = [1] })),
        ("Conv: got bias 2; expected 3", g => g.Conv(Image(g), Kernel(g), Vector(g, 2), ConvAttributes.Default)),
        ("Conv: got 6 pixels with 0 + 0 of padding; expected at least the kernel's 9",
            g => g.Conv(Image(g), Kernel(g), null, ConvAttributes.Default with { Dilations = [4, 1] })),
        ("sizes that fit 32 bits", g => g.Conv(Image(g), Kernel(g), null,
            ConvAttributes.Default with { Pads = [int.MaxValue, 0, int.MaxValue, 0] })),
        ("sizes that fit 32 bits", g => g.Conv(Image(g), Kernel(g), null, ConvAttributes.Default with { Dilations = [int.MaxValue, 1] })),
        ("MaxPool: got 2; expected rank 4", g => g.MaxPool(Vector(g, 2), Halving)),
        ("each from 0 to under the kernel", g => g.MaxPool(Image(g), Halving with { Pads = [2, 0, 0, 0] })),
        ("each from 0 to under the kernel", g => g.AveragePool(Image(g), Halving with { Kernel = [0, 2] })),
        ("a smallest element and one at least as large", g => g.Clip(Vector(g, 2), 1, 0)),
        ("a smallest element and one at least as large", g => g.Clip(Vector(g, 2), float.NaN, 0)),
        ("a slope of at least 0", g => g.LeakyRelu(Vector(g, 2), -0.1f)),
        ("a slope of at least 0", g => g.LeakyRelu(Vector(g, 2), float.NaN)),
        ("a batch and four vectors", g => g.BatchNormalization(Image(g), Vector(g, 3), Vector(g, 3), (Vector(g, 3), Vector(g, 3)))),
        ("an epsilon of at least 0", g => g.BatchNormalization(Image(g), Vector(g, 2), Vector(g, 2), (Vector(g, 2), Vector(g, 2)),
            float.NaN)),
        ("MaxUnpool: got elements of type Real; expected Index", g => g.MaxUnpool(Image(g), Image(g), [1, 2, 6, 6])),
        ("values and indices of one shape", g => g.MaxUnpool(Image(g), g.MaxPool(Image(g), Halving).Indices, [1, 2, 6, 6])),
        ("matrices whose inner sizes agree", g => g.MatMul(Image(g), Vector(g, 2))),
        ("Reshape: got 2; expected as many elements as 3", g => g.Reshape(Vector(g, 2), [3])),
        ("Expand: got 2; expected a shape that broadcasts to 3", g => g.Expand(Vector(g, 2), [3])),
        ("each axis of 1×2×6×6 once", g => g.Transpose(Image(g), 0, 1, 2, 2)),
        ("axes of 2, ascending", g => g.ReduceSum(Vector(g, 2), [1])),
        ("axes of 2, ascending", g => g.ReduceSum(Vector(g, 2), [])),
        ("axes of 1×2×6×6, ascending", g => g.ReduceMean(Image(g), [3, 2])),
        ("axes of 1×2×6×6, ascending", g => g.ReduceMean(Image(g), [2, 2])),
        ("a box inside 2", g => g.Slice(Vector(g, 2), [0], [3])),
        ("a box inside 2", g => g.Slice(Vector(g, 2), [1], [1])),
        ("a box inside 2", g => g.Slice(Vector(g, 2), [0], [2], [0])),
        ("two amounts of at least 0", g => g.Pad(Vector(g, 2), [-1], [0])),
        ("sizes that fit 32 bits", g => g.Pad(Vector(g, 2), [int.MaxValue], [int.MaxValue])),
        ("more than", g => g.Pad(Image(g), [0, 0, 65536, 65536], [0, 0, 0, 0])),
        ("shapes that differ only in axis 0", g => g.Concat([Vector(g, 2), Image(g)], 0)),
        ("shapes that differ only in axis 1", g => g.Concat([Vector(g, 2)], 1)),
        ("shapes that differ only in axis 0", g => g.Concat([], 0)),
        ("a multiple of the block's 4 pixels", g => g.DepthToSpace(Image(g), 2)),
        ("a multiple of the block's 4294967296 pixels", g => g.DepthToSpace(Image(g), 65536)),
        ("ScatterElements: got elements of type Real; expected Index", g => g.ScatterAdd(Vector(g, 2), Vector(g, 2), Vector(g, 2))),
        ("vectors of data, indices and as many updates",
            g => g.ScatterAdd(Vector(g, 2), g.MaxPool(Image(g), Halving).Indices, Vector(g, 2))),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Mistakes.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Infer_Mistake_SaysGotAndExpected(int row)
    {
        var (message, build) = Mistakes[row];
        Assert.Contains(message, Assert.Throws<GraphException>(() => build(new Graph("mistaken"))).Message);
    }

    [Fact]
    public void Infer_Mistake_LeavesTheGraphAsItWas()
    {
        var graph = new Graph("model");
        var x = Vector(graph, 2);
        Assert.Throws<GraphException>(() => graph.Reshape(x, [3]));
        Assert.Single(graph.Nodes);
    }

    private static Value Vector(Graph graph, int size) => graph.Constant(new Tensor([size], new float[size]));

    private static Value Mask(Graph graph) => graph.Greater(Vector(graph, 2), graph.Scalar(0));

    private static Value Image(Graph graph) => graph.Constant(new Tensor([1, 2, 6, 6], new float[72]));

    private static Value Kernel(Graph graph) => graph.Constant(new Tensor([3, 2, 3, 3], new float[54]));
}
