using CsCheck;
using Onnx;
using Pastiche.Graphs.Onnx;
using Pastiche.Graphs.Tests.Cases;
using Pastiche.Testing;
using Xunit;
using static Onnx.TensorProto.Types;
using static Pastiche.Graphs.Tests.Onnx.ModelFile;

namespace Pastiche.Graphs.Tests.Onnx;

/// <summary>A file is data from outside: whatever it holds, reading ends in a graph or in a message that says what is wrong.</summary>
public class OnnxReaderErrorTests
{
    private static readonly (string Message, Func<ModelFile> Build)[] Mistakes =
    [
        ("handmade: node the Unheard (Unheard): this operator, or this form of it, is not supported.",
            () => new ModelFile(2).Node("Unheard", "x", "y")),
        ("operators of com.example are not supported",
            () => WithNode(new ModelFile(2).Node("Relu", "x", "y"), node => node.Domain = "com.example")),
        ("input z does not exist", () => new ModelFile(2).Node("Relu", "z", "y")),
        ("input 1 is missing", () => new ModelFile(2).Node("Add", "x", "y")),
        ("handmade has two tensors named x", () => new ModelFile(2).Node("Relu", "x", "x y")),
        ("handmade has no tensor named y; it has z, …", () => new ModelFile(2).Node("Relu", "x", "z")),
        ("handmade has two initializers named w", () => new ModelFile(2).Floats("w", [1], 1).Floats("w", [1], 2).Node("Add", "x w", "y")),
        ("handmade: the model names no outputs", () => Changed(new ModelFile(2).Node("Relu", "x", "y"), graph => graph.Output.Clear())),
        ("handmade: no ONNX model: it has no graph", () => Changed(new ModelFile(2), graph => graph.Output.Clear())),
        ("input x has no fixed shape", () => new ModelFile(0).Node("Relu", "x", "y")),
        ("input x has no fixed shape", () => Changed(new ModelFile(2).Node("Relu", "x", "y"), graph => graph.Input[0].Type = null)),
        ("input x has no fixed shape", () => Sized(long.MaxValue)),
        ("input x has no fixed shape", () => Sized(-1)),
        ("input x holds Int64; expected floats",
            () => Changed(new ModelFile(2).Node("Relu", "x", "y"), graph => graph.Input[0] = Describe("x", [2], DataType.Int64))),
        ("tensor w holds Int8; expected floats",
            () => new ModelFile(2).Stored("w", DataType.Int8, [1], new byte[1]).Node("Add", "x w", "y")),
        ("handmade: node the Add (Add): tensor w holds 7 bytes; expected 2 elements",
            () => new ModelFile(2).Stored("w", DataType.Float, [2], new byte[7]).Node("Add", "x w", "y")),
        ("tensor w holds 4 bytes; expected 2 elements", () => new ModelFile(2).Floats("w", [2], 1).Node("Add", "x w", "y")),
        ("more than", () => new ModelFile(2).Stored("w", DataType.Float, [65536, 65536], []).Node("Add", "x w", "y")),
        ("a size under 1", () => new ModelFile(2).Stored("w", DataType.Float, [-2], []).Node("Add", "x w", "y")),
        ("4294967296 does not fit 32 bits",
            () => Changed(new ModelFile(2).Floats("w", [1], 1).Node("Add", "x w", "y"), graph => graph.Initializer[0].Dims[0] = 1L << 32)),
        ("tensor w lies outside the file", () => Changed(
            new ModelFile(2).Floats("w", [1], 1).Node("Add", "x w", "y"),
            graph => graph.Initializer[0].DataLocation = DataLocation.External)),
        ("handmade: output w: tensor w holds 4 bytes", () => Changed(
            new ModelFile(2).Floats("w", [2], 1).Node("Relu", "x", "y"), graph => graph.Output[0].Name = "w")),
        ("input to must be a constant", () => Changed(
            new ModelFile(2).Node("Reshape", "x to", "y"), graph => graph.Input.Add(Describe("to", [1])))),
        ("tensor to holds floats; expected integers", () => new ModelFile(2).Floats("to", [1], 2).Node("Reshape", "x to", "y")),
        ("tensor to has 2 axes", () => new ModelFile(2).Stored("to", DataType.Int64, [1, 1], new byte[8]).Node("Reshape", "x to", "y")),
        ("tensor to holds 12 bytes", () => new ModelFile(2).Stored("to", DataType.Int64, [1], new byte[12]).Node("Reshape", "x to", "y")),
        ("axis 1 of 2 does not exist", () => new ModelFile(2).Integers("to", 2, 0).Node("Reshape", "x to", "y")),
        ("a size under 1", () => new ModelFile(2).Integers("to", -1, -1).Node("Reshape", "x to", "y")),
        ("expected as many elements as 3×1", () => new ModelFile(4).Integers("to", 3, -1).Node("Reshape", "x to", "y")),
        ("tensors without elements", () => new ModelFile(2).Integers("to", 0).Node("Reshape", "x to", "y", Int("allowzero", 1))),
        ("2 does not broadcast to 3", () => new ModelFile(2).Integers("to", 3).Node("Expand", "x to", "y")),
        ("differ in length", () => new ModelFile(2).Integers("a", 0).Integers("b", 1, 1).Node("Slice", "x a b", "y")),
        ("axis 5 of 1 axes does not exist",
            () => new ModelFile(2).Integers("a", 0).Integers("b", 1).Integers("c", 5).Node("Slice", "x a b c", "y")),
        ("axis -2 of 2 does not exist", () => new ModelFile(2).Node("Concat", "x x", "y", Int("axis", -2))),
        ("axis 3 of 2 does not exist", () => new ModelFile(2).Node("Flatten", "x", "y", Int("axis", 3))),
        ("squaring without reducing", () => new ModelFile(2).Node("ReduceSumSquare", "x", "y", Int("noop_with_empty_axes", 1))),
        ("padding with -", () => new ModelFile(2).Node("Pad", "x", "y", Ints("pads", 1, 1), Float("value", float.NegativeInfinity))),
        ("reflect padding of 2 elements by 2 and 1",
            () => new ModelFile(2).Node("Pad", "x", "y", Ints("pads", 2, 1), Text("mode", "reflect"))),
        ("wrap padding of 2 elements by 3 and 1", () => new ModelFile(2).Node("Pad", "x", "y", Ints("pads", 3, 1), Text("mode", "wrap"))),
        ("edge padding of 2 elements by 1025", () => new ModelFile(2).Node("Pad", "x", "y", Ints("pads", 1025, 1), Text("mode", "edge"))),
        ("mode fill is not one of constant, reflect, edge, wrap",
            () => new ModelFile(2).Node("Pad", "x", "y", Ints("pads", 1, 1), Text("mode", "fill"))),
        ("nothing is left of axis 0", () => new ModelFile(2).Node("Pad", "x", "y", Ints("pads", -1, -1))),
        ("expected two for each of 1 axes", () => new ModelFile(2).Node("Pad", "x", "y", Ints("pads", 1))),
        ("auto_pad MIRROR is not one of", () => Convolution(Text("auto_pad", "MIRROR"))),
        ("strides [0, 1]; expected at least 1", () => Convolution(Text("auto_pad", "SAME_UPPER"), Ints("strides", 0, 1))),
        ("strides [1]; expected 2 numbers", () => Convolution(Ints("strides", 1))),
        ("does not fit 32 bits", () => Convolution(Int("group", long.MinValue))),
        ("does not fit 32 bits", () => Convolution(Ints("dilations", int.MaxValue, int.MaxValue))),
        ("input 1 is 2; expected rank 4", () => new ModelFile(1, 1, 3, 3).Floats("w", [2], 1, 2).Node("Conv", "x w", "y")),
        ("attribute kernel_shape is missing", () => new ModelFile(1, 1, 3, 3).Node("MaxPool", "x", "y")),
        ("kernel_shape [3]; expected 2 numbers", () => new ModelFile(1, 1, 3, 3).Node("MaxPool", "x", "y", Ints("kernel_shape", 3))),
        ("dilated pooling", () => new ModelFile(1, 1, 3, 3).Node("MaxPool", "x", "y", Ints("kernel_shape", 2, 2), Ints("dilations", 2, 2))),
        ("averages of 1×1×3×3×3 along more than axis 2",
            () => new ModelFile(1, 1, 3, 3, 3).Node("AveragePool", "x", "y", Ints("kernel_shape", 2, 2, 2))),
        ("branching on what is not known", () => new ModelFile(1).Node("If", "x", "y")),
        ("a branch is missing", () => new ModelFile(1).Integers("c", 1).Node("If", "c", "y")),
        ("column-major", () => new ModelFile(1, 1, 3, 3).Node("MaxPool", "x", "y", Ints("kernel_shape", 2, 2), Int("storage_order", 1))),
        ("attribute blocksize is missing", () => new ModelFile(1, 4, 3, 3).Node("DepthToSpace", "x", "y")),
        ("mode ABC with blocks of 2", () => new ModelFile(1, 4, 3, 3)
            .Node("DepthToSpace", "x", "y", Int("blocksize", 2), Text("mode", "ABC"))),
        ("mode CRD with blocks of 3", () => new ModelFile(1, 4, 3, 3)
            .Node("DepthToSpace", "x", "y", Int("blocksize", 3), Text("mode", "CRD"))),
        ("the network is quantised", () => new ModelFile(2).Node("QuantizeLinear", "x x", "y")),
        ("the network is quantised", () => new ModelFile(2).Node("DequantizeLinear", "x x", "y")),
        ("scales 2 and zero points 2 for axis 0 of 3", () => new ModelFile(2)
            .Stored("q", DataType.Int8, [3], new byte[3])
            .Floats("s", [2], 1, 2)
            .Node("DequantizeLinear", "q s", "y", Int("axis", 0))),
        ("spatial 0", () => new ModelFile(1, 1).Node("BatchNormalization", "x x x x x", "y", Int("spatial", 0))),
        ("a constant without a tensor", () => new ModelFile(1).Node("Constant", "x", "y")),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Mistakes.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Read_Mistake_SaysWhatAndWhere(int row)
    {
        var (message, build) = Mistakes[row];
        var problem = Assert.Throws<GraphException>(() => build().Read());
        Assert.Contains(message, problem.Message);
        Assert.StartsWith("handmade", problem.Message);
    }

    [Fact]
    public void Read_RandomBytes_IsNoModel() => Gen.Byte.Array[0, 200].Sample(bytes => AssertGraphOrMessage(bytes));

    [Fact]
    public void Read_TruncatedModel_IsRefused()
    {
        var model = OnnxWriter.Write(TinyBackbone.Vgg(8, 8));
        for (var length = 0; length < model.Length; length += 1 + (model.Length / 300))
            Assert.Throws<GraphException>(() => OnnxReader.Read(model.AsSpan(0, length), "cut"));
    }

    [Fact]
    public void Read_NothingChanged_GivesEveryOperator() =>
        Assert.Equal(Enum.GetNames<Op>().Order(), OnnxReader.Read(ModelMutation.Varied(), "unchanged").Outputs.Keys.Order());

    [Fact]
    public void Read_BytesChanged_GivesAGraphOrAMessage()
    {
        var model = ModelMutation.Varied();
        Gen.Int.Sample(seed => AssertGraphOrMessage(ModelMutation.Bytes(model, new Dice(seed))), iter: 1500);
    }

    [Fact]
    public void Read_FieldsChanged_GivesAGraphOrAMessage()
    {
        var model = ModelProto.Parser.ParseFrom(ModelMutation.Varied());
        Gen.Int.Sample(seed => AssertGraphOrMessage(ModelMutation.Fields(model, new Dice(seed))), iter: 3000);
    }

    private static void AssertGraphOrMessage(byte[] model)
    {
        try
        {
            Verifier.Verify(OnnxReader.Read(model, "changed"));
        }
        catch (GraphException problem)
        {
            Assert.StartsWith("changed", problem.Message);
        }
    }

    private static ModelFile Changed(ModelFile file, Action<GraphProto> change)
    {
        change(file.Graph);
        return file;
    }

    private static ModelFile WithNode(ModelFile file, Action<NodeProto> change) => Changed(file, graph => change(graph.Node[0]));

    private static ModelFile Sized(long size) => Changed(
        new ModelFile(2).Node("Relu", "x", "y"), graph => graph.Input[0].Type.TensorType.Shape.Dim[0].DimValue = size);

    private static ModelFile Convolution(params AttributeProto[] attributes) =>
        new ModelFile(1, 1, 3, 3).Floats("w", [1, 1, 3, 3], new float[9]).Node("Conv", "x w", "y", attributes);
}
