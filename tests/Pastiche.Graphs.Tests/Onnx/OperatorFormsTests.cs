using Google.Protobuf;
using Onnx;
using Pastiche.Graphs.Tests.Cases;
using Pastiche.Testing;
using Xunit;
using static Onnx.TensorProto.Types;
using static Pastiche.Graphs.Tests.Onnx.ModelFile;

namespace Pastiche.Graphs.Tests.Onnx;

/// <summary>
/// Every operator in every form that it has had since operator set 7: what is read computes what ONNX Runtime computes from the
/// file itself, and its gradient agrees with central differences.
/// </summary>
public class OperatorFormsTests
{
    private static readonly int[] Image = [1, 3, 5, 6];

    /// <summary>The operator set, what is shown, and the file.</summary>
    private static readonly (int OperatorSet, string Form, ModelFile File)[] Forms =
    [
        (7, "Clip, attributes", On(Image).Node("Clip", "x", "y", Float("min", -0.5f), Float("max", 0.4f))),
        (9, "Clip, no bounds", On(Image).Node("Clip", "x", "y")),
        (11, "Clip, inputs", On(Image).Floats("low", [], -0.5f).Floats("high", [], 0.4f).Node("Clip", "x low high", "y")),
        (13, "Clip, one input", On(Image).Floats("high", [], 0.4f).Node("Clip", "x  high", "y")),
        (12, "Clip, constant nodes", On(Image).Node("Constant", "", "high", Float("value_float", 0.4f)).Node("Clip", "x  high", "y")),
        (8, "Max and Min with numbers", On(Image).Floats("low", [], -0.5f).Floats("high", [], 0.4f).Node("Max", "x low", "a")
            .Node("Min", "high a", "y")),
        (13, "Max and Min of tensors", On(Image).Floats("c", [6], -1, -0.5f, 0, 0.5f, 1, 2).Node("Max", "x c", "a").Node("Neg", "x", "b")
            .Node("Min", "a b", "y")),
        (7, "LeakyRelu", On(Image).Node("LeakyRelu", "x", "y")),
        (16, "LeakyRelu, steep", On(Image).Node("LeakyRelu", "x", "y", Float("alpha", 2))),
        (16, "LeakyRelu, bent up", On(Image).Node("LeakyRelu", "x", "y", Float("alpha", -0.5f))),
        (9, "PRelu", On(Image).Floats("slope", [3, 1, 1], 0.1f, -0.2f, 3).Node("PRelu", "x slope", "y")),
        (7, "Elu", On(Image).Node("Elu", "x", "y", Float("alpha", 0.7f))),
        (7, "HardSigmoid", On(Image).Node("HardSigmoid", "x", "y", Float("alpha", 0.6f))),
        (14, "HardSwish", On(Image).Node("HardSwish", "x", "y")),
        (13, "SiLU", On(Image).Node("Sigmoid", "x", "s").Node("Mul", "x s", "y")),
        (7, "Tanh", On(Image).Node("Tanh", "x", "y")),
        (13, "Abs", On(Image).Node("Abs", "x", "y")),
        (13, "Reciprocal", On(Image).Floats("c", [], 3).Node("Add", "x c", "a").Node("Reciprocal", "a", "y")),
        (7, "Pow 2", On(Image).Floats("e", [], 2).Node("Pow", "x e", "y")),
        (15, "Pow 3/4", On(Image).Floats("c", [], 3).Floats("e", [], 0.75f).Node("Add", "x c", "a").Node("Pow", "a e", "y")),
        (7, "Mean", On(Image).Node("Relu", "x", "a").Node("Mean", "x a x", "y")),
        (9, "Less and Where", On(Image).Floats("c", [], 0.2f).Node("Less", "x c", "b").Node("Neg", "x", "n").Node("Where", "b x n", "y")),
        (9, "Erf", On(Image).Floats("c", [], 3).Node("Mul", "x c", "a").Node("Erf", "a", "y")),
        (20, "Gelu", On(Image).Node("Gelu", "x", "y")),
        (20, "Gelu by tanh", On(Image).Node("Gelu", "x", "y", Text("approximate", "tanh"))),
        (17, "LayerNormalization", On(Image)
            .Floats("s", [6], Numbers(6))
            .Floats("b", [6], Numbers(6))
            .Node("LayerNormalization", "x s b", "y")),
        (17, "LayerNormalization, two axes, no bias", On(Image)
            .Floats("s", [5, 6], Numbers(30))
            .Node("LayerNormalization", "x s", "y", Int("axis", 2), Float("epsilon", 0.1f))),
        (6, "InstanceNormalization", On(Image)
            .Floats("s", [3], 1, 2, 3)
            .Floats("b", [3], -1, 0, 1)
            .Node("InstanceNormalization", "x s b", "y")),
        (21, "GroupNormalization", On(1, 6, 3, 4)
            .Floats("s", [6], Numbers(6))
            .Floats("b", [6], Numbers(6))
            .Node("GroupNormalization", "x s b", "y", Int("num_groups", 2))),
        (18, "GroupNormalization, a scale for each group", On(1, 6, 3, 4)
            .Floats("s", [2], 1, -2)
            .Floats("b", [2], 0.5f, 1)
            .Node("GroupNormalization", "x s b", "y", Int("num_groups", 2))),
        (13, "DequantizeLinear", On(Image)
            .Stored("q", DataType.Int8, [3, 1, 1], [0x80, 3, 0x7f])
            .Floats("s", [], 0.02f)
            .Stored("z", DataType.Int8, [], [5])
            .Node("DequantizeLinear", "q s z", "w")
            .Node("Mul", "x w", "y")),
        (13, "DequantizeLinear, a scale for each channel", On(Image)
            .Stored("q", DataType.Uint8, [3, 2], [0, 1, 2, 253, 254, 255])
            .Floats("s", [3], 0.1f, 0.2f, 0.3f)
            .Stored("z", DataType.Uint8, [3], [0, 128, 255])
            .Node("DequantizeLinear", "q s z", "w", Int("axis", 0))
            .Integers("to", 1, 3, 2, 1)
            .Node("Reshape", "w to", "v")
            .Node("ReduceSum", "v", "k")
            .Node("Mul", "x k", "y")),
        (13, "Slice, backwards", On(Image)
            .Integers("a", -1, 4)
            .Integers("b", -100, 0)
            .Integers("c", 1, 2)
            .Integers("d", -1, -2)
            .Node("Slice", "x a b c d", "y")),
        (7, "LRN", On(Image).Node("LRN", "x", "y", Int("size", 3), Float("alpha", 2), Float("bias", 0.5f))),
        (13, "LRN, other powers", On(1, 7, 3, 2).Node("LRN", "x", "y", Int("size", 5), Float("alpha", 1), Float("beta", 0.6f))),
        (7, "GlobalMaxPool", On(Image).Node("GlobalMaxPool", "x", "y")),
        (7, "BatchNormalization, spatial", Normalized(On(Image), "y", Int("spatial", 1))),
        (9, "BatchNormalization", Normalized(On(Image), "y")),
        (11, "Conv, grouped and dilated",
            On(1, 4, 7, 8).Floats("w", [2, 2, 3, 2], Numbers(24))
                .Node("Conv", "x w", "y", Int("group", 2), Ints("dilations", 2, 3), Ints("pads", 1, 0, 2, 1))),
        (11, "Conv, depthwise, strided",
            On(Image).Floats("w", [3, 1, 3, 3], Numbers(27))
                .Node("Conv", "x w", "y", Int("group", 3), Ints("strides", 2, 2), Ints("pads", 1, 1, 1, 1))),
        (10, "MaxPool, rounded up", On(1, 2, 6, 7)
            .Node("MaxPool", "x", "y", Ints("kernel_shape", 3, 3), Ints("strides", 2, 2), Int("ceil_mode", 1))),
        (19, "AveragePool, rounded up", On(1, 2, 6, 7)
            .Node("AveragePool", "x", "y", Ints("kernel_shape", 3, 3), Ints("strides", 2, 2), Ints("pads", 1, 1, 0, 1),
                Int("ceil_mode", 1))),
        (13, "AveragePool of volumes along depth",
            On(1, 2, 5, 2, 3).Node("AveragePool", "x", "y", Ints("kernel_shape", 3, 1, 1), Ints("pads", 1, 0, 0, 1, 0, 0))),
        (10, "Dropout, mask unused", On(Image).Node("Dropout", "x", "d mask", Float("ratio", 0.5f)).Node("Neg", "d", "y")),
        (13, "Dropout, ratio as input", On(Image).Floats("r", [], 0.5f).Node("Dropout", "x r", "d").Node("Neg", "d", "y")),
        (7, "Squeeze and Unsqueeze, attributes",
            On(1, 3, 1, 2).Node("Squeeze", "x", "a", Ints("axes", 2)).Node("Unsqueeze", "a", "y", Ints("axes", 0, 3))),
        (13, "Squeeze and Unsqueeze, inputs",
            On(1, 3, 1, 2).Integers("i", -2).Integers("j", 0, -1).Node("Squeeze", "x i", "a").Node("Unsqueeze", "a j", "y")),
        (7, "Slice, attributes", On(Image).Node("Slice", "x", "y", Ints("starts", 1, -3), Ints("ends", 100, -1), Ints("axes", 2, 3))),
        (7, "Split, attributes", On(Image).Node("Split", "x", "a b", Int("axis", 3), Ints("split", 2, 4)).Node("Neg", "b", "y")),
        (13, "Split, inputs", On(Image).Integers("parts", 1, 2).Node("Split", "x parts", "a b", Int("axis", 1)).Node("Neg", "b", "y")),
        (18, "Split, by number", On(Image).Node("Split", "x", "a b", Int("axis", 2), Int("num_outputs", 2)).Node("Neg", "b", "y")),
        (7, "Gather, one position", On(Image).Stored("i", DataType.Int64, [], new byte[8]).Node("Gather", "x i", "y", Int("axis", 1))),
        (11, "Gather, several", On(Image).Integers("i", 2, 0, -2, 2).Node("Gather", "x i", "y", Int("axis", 1))),
        (7, "Pad, attributes", On(Image).Node("Pad", "x", "y", Ints("pads", 0, 0, 1, 2, 0, 0, 0, 1), Float("value", 0.3f))),
        (11, "Pad, cropping", On(Image).Integers("p", 0, 0, -1, 2, 0, 0, 1, -2).Node("Pad", "x p", "y")),
        (7, "Pad, mirrored", On(Image).Node("Pad", "x", "y", Ints("pads", 0, 0, 1, 2, 0, 0, 3, 1), Text("mode", "reflect"))),
        (13, "Pad, at the edge", On(Image).Integers("p", 0, 0, 1, 2, 0, 0, 3, 1).Node("Pad", "x p", "y", Text("mode", "edge"))),
        (19, "Pad, wrapped, chosen axes",
            On(Image).Integers("p", 1, 2, 3, 1).Integers("a", 2, -1).Node("Pad", "x p  a", "y", Text("mode", "wrap"))),
        (18, "Pad, value as input", On(Image).Integers("p", 1, 2, 3, 1).Integers("a", -2, 3).Floats("v", [], -2)
            .Node("Pad", "x p v a", "y")),
        (11, "DepthToSpace, CRD", On(1, 8, 2, 3).Node("DepthToSpace", "x", "y", Int("blocksize", 2), Text("mode", "CRD"))),
        (11, "Gemm", On(2, 3).Floats("w", [4, 3], Numbers(12)).Floats("b", [4], Numbers(4))
            .Node("Gemm", "x w b", "y", Int("transB", 1), Float("alpha", 0.5f), Float("beta", 2))),
        (13, "ReduceSum, axes as input", On(Image).Integers("a", 2, 3).Node("ReduceSum", "x a", "y")),
        (11, "ReduceMean, axes as attribute", On(Image).Node("ReduceMean", "x", "y", Ints("axes", -1, -2))),
        (18, "ReduceMean, axes as input", On(Image).Integers("a", 2, 3).Node("ReduceMean", "x a", "y")),
        (18, "ReduceL2", On(Image).Integers("a", 1).Node("ReduceL2", "x a", "y")),
        (9, "ConstantOfShape", On(Image).Integers("s", 5, 6).Node("ConstantOfShape", "s", "c").Node("Exp", "c", "e")
            .Node("Add", "x e", "y")),
        (20, "Gather, Concat and Reshape of a shape", Flattened(On(Image))),
        (21, "expanding to a shape with holes",
            On(Image).Integers("s", 2, -1, 1, -1).Integers("one", 1, 1, 1, 1).Integers("minus", -1, -1, -1, -1)
            .Node("Equal", "s minus", "q").Node("Where", "q one s", "t").Node("Expand", "x t", "y")),
        (13, "If, on a shape", Branched(1, 3, 5, 6)),
        (13, "If, on another shape", Branched(2, 3, 5, 6)),
    ];

    /// <summary>Each form as a file's bytes, to be damaged.</summary>
    internal static IReadOnlyList<byte[]> Files => [.. Forms.Select(form => form.File.Proto.ToByteArray())];

    public static TheoryData<string> Rows => [.. Forms.Select(form => form.Form)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Read_Form_ComputesWhatOnnxRuntimeDoes(string form)
    {
        var (operatorSet, _, file) = Forms.Single(row => row.Form == form);
        AssertAgrees(file.ForOperatorSet(operatorSet));
    }

    internal static void AssertAgrees(ModelFile file, double tolerance = 1e-5)
    {
        var graph = Verifier.Verify(file.Read());
        var point = new Dictionary<string, double[]> { ["x"] = new Dice(5).Elements(graph.Inputs[0].Shape.Size) };
        var ours = ReferenceEvaluator.Evaluate(graph, point);
        Agreement.Check(OnnxRuntimeModel.Run(file.Proto.ToByteArray(), point), ours, tolerance, Printer.Print(graph));
        if (graph.Nodes.Any(node => node.Op == Op.BatchNormalization)) graph = Graphs.Passes.FoldBatchNorm.Apply(graph);
        var report = new GradientCheck().Run(graph, "y", "x", point);
        Assert.True(report.Passed, $"{report}\n{Printer.Print(graph)}");
    }

    private static ModelFile On(params int[] shape) => new(shape);

    private static float[] Numbers(int count) => [.. new Dice(3).Elements(count).Select(element => (float)element)];

    private static ModelFile Normalized(ModelFile file, string outputs, params AttributeProto[] attributes) => file
        .Floats("scale", [3], 1, 2, 3).Floats("bias", [3], 0.1f, 0.2f, 0.3f).Floats("m", [3], -0.1f, 0, 0.1f).Floats("v", [3], 0.5f, 1, 2)
        .Node("BatchNormalization", "x scale bias m v", outputs, attributes);

    /// <summary>As torch writes x.squeeze(0) where the size is open, except for what the branches do.</summary>
    private static ModelFile Branched(params int[] shape)
    {
        var axes = new TensorProto { DataType = (int)DataType.Int64, Dims = { 1 }, Int64Data = { 0 } };
        var then = new GraphProto { Name = "then", Output = { new ValueInfoProto { Name = "unsqueezed" } } };
        then.Node.Add(new NodeProto { OpType = "Constant", Output = { "axes" }, Attribute = { Tensor("value", axes) } });
        then.Node.Add(new NodeProto { OpType = "Unsqueeze", Input = { "relu", "axes" }, Output = { "unsqueezed" } });
        var otherwise = new GraphProto { Name = "else", Output = { new ValueInfoProto { Name = "same" } } };
        otherwise.Node.Add(new NodeProto { OpType = "Neg", Input = { "relu" }, Output = { "same" } });
        return On(shape).Integers("zero", 0).Integers("one", 1)
            .Node("Relu", "x", "relu").Node("Shape", "relu", "s").Node("Gather", "s zero", "n").Node("Equal", "n one", "q")
            .Node("If", "q", "y", Branch("then_branch", then), Branch("else_branch", otherwise));

        static AttributeProto Branch(string name, GraphProto graph) =>
            new() { Name = name, Type = AttributeProto.Types.AttributeType.Graph, G = graph };
    }

    /// <summary>What torch writes for x.view(x.size(0), -1) where the size is open.</summary>
    private static ModelFile Flattened(ModelFile file) => file
        .Stored("i", DataType.Int64, [], new byte[8]).Integers("zero", 0).Integers("rest", -1)
        .Node("Shape", "x", "s").Node("Gather", "s i", "n").Node("Unsqueeze", "n zero", "u").Node("Concat", "u rest", "t", Int("axis", 0))
            .Node("Reshape", "x t", "y");
}
