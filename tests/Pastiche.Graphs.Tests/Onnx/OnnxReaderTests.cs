using System.Runtime.InteropServices;
using Onnx;
using Pastiche.Graphs.Onnx;
using Pastiche.Graphs.Tests.Cases;
using Pastiche.Testing;
using Xunit;
using static Onnx.TensorProto.Types;
using static Pastiche.Graphs.Tests.Onnx.ModelFile;

namespace Pastiche.Graphs.Tests.Onnx;

/// <summary>Forms of models that other programs write and our writer does not.</summary>
public class OnnxReaderTests
{
    [Theory]
    [InlineData("SAME_UPPER", 7, 3, 2, "[1, 1, 1, 1]")]
    [InlineData("SAME_UPPER", 8, 3, 2, "[0, 0, 1, 1]")]
    [InlineData("SAME_LOWER", 8, 3, 2, "[1, 1, 0, 0]")]
    [InlineData("SAME_UPPER", 8, 1, 2, "[0, 0, 0, 0]")]
    [InlineData("SAME_LOWER", 5, 4, 1, "[2, 2, 1, 1]")]
    [InlineData("VALID", 8, 3, 2, "[0, 0, 0, 0]")]
    [InlineData("NOTSET", 8, 3, 2, "[1, 2, 1, 2]")]
    public void Conv_AutoPad_BecomesPads(string mode, int side, int kernel, int stride, string pads)
    {
        var file = new ModelFile(1, 1, side, side)
            .Floats("w", [1, 1, kernel, kernel], new float[kernel * kernel])
            .Node("Conv", "x w", "y", Text("auto_pad", mode), Ints("pads", 1, 2, 1, 2), Ints("strides", stride, stride));
        var y = file.Read().Outputs["y"];
        Assert.Equal(pads, y.Node.Get<ConvAttributes>().Pads.ToString());
        if (mode.StartsWith("SAME", StringComparison.Ordinal)) Assert.Equal((side + stride - 1) / stride, y.Shape[2]);
    }

    [Fact]
    public void Conv_BiasLeftOut_HasNone()
    {
        var file = new ModelFile(1, 1, 3, 3).Floats("w", [1, 1, 1, 1], 2).Node("Conv", "x w ", "y");
        Assert.Equal(2, file.Read().Outputs["y"].Node.Inputs.Count);
    }

    [Theory]
    [InlineData(new long[] { 0, -1 }, "2×12")]
    [InlineData(new long[] { -1 }, "24")]
    [InlineData(new long[] { 4, 0, -1 }, "4×3×2")]
    [InlineData(new long[] { }, "scalar")]
    public void Reshape_ZeroAndMinusOne_AreResolved(long[] target, string expected)
    {
        var size = target.Length == 0 ? new[] { 1 } : [2, 3, 4];
        Assert.Equal(expected, new ModelFile(size).Integers("to", target).Node("Reshape", "x to", "y").Read()
            .Outputs["y"].Shape.ToString());
    }

    [Theory]
    [InlineData(1, "2×12")]
    [InlineData(0, "1×24")]
    [InlineData(-1, "6×4")]
    [InlineData(3, "24×1")]
    public void Flatten_Axis_SplitsThere(int axis, string expected) =>
        Assert.Equal(expected, new ModelFile(2, 3, 4).Node("Flatten", "x", "y", Int("axis", axis)).Read().Outputs["y"].Shape.ToString());

    [Fact]
    public void Slice_NegativeAndFarEnds_AreClamped()
    {
        var file = new ModelFile(2, 5)
            .Integers("starts", -4).Integers("ends", long.MaxValue).Integers("axes", -1).Integers("steps", 2)
            .Node("Slice", "x starts ends axes steps", "y");
        Assert.Equal([1, 3, 6, 8], Evaluate(file, 10));
    }

    [Fact]
    public void Slice_Int32AndNoAxes_ReadsBoth()
    {
        var file = new ModelFile(4)
            .Stored("starts", DataType.Int32, [1], MemoryMarshal.AsBytes<int>([1]))
            .Stored("ends", DataType.Int32, [1], MemoryMarshal.AsBytes<int>([-1]))
            .Node("Slice", "x starts ends", "y");
        Assert.Equal([1, 2], Evaluate(file, 4));
    }

    [Theory]
    [InlineData("ReduceSum", 0, "1")]
    [InlineData("ReduceSum", 1, "2×3")]
    [InlineData("ReduceSumSquare", 0, "1")]
    public void Reduce_EmptyAxes_MeanAllUnlessTheNodeSaysNone(string op, int nothing, string expected)
    {
        var file = new ModelFile(2, 3).Integers("axes").Node(op, "x axes", "y", Int("noop_with_empty_axes", nothing), Int("keepdims", 0));
        Assert.Equal(expected.Replace("1", "scalar", StringComparison.Ordinal), file.Read().Outputs["y"].Shape.ToString());
    }

    [Fact]
    public void Reduce_AxesAsAttribute_AreSortedAndCountedFromTheEnd()
    {
        var file = new ModelFile(2, 3, 4).Node("ReduceMean", "x", "y", Ints("axes", -1, 0));
        Assert.Equal([1, 3, 1], file.Read().Outputs["y"].Shape);
    }

    [Fact]
    public void Expand_TargetOfOnes_KeepsTheLargerSize() =>
        Assert.Equal([2, 2, 3], new ModelFile(2, 3).Integers("to", 2, 1, 3).Node("Expand", "x to", "y").Read().Outputs["y"].Shape);

    [Fact]
    public void Pad_OldForm_TakesAttributes() =>
        Assert.Equal([0, 0, 1, 0], Evaluate(new ModelFile(2).Node("Pad", "x", "y", Ints("pads", 1, 1)), 2));

    [Fact]
    public void Sum_ThreeInputs_AreAdded()
    {
        var file = new ModelFile(2).Floats("c", [1], 10).Node("Sum", "x c x", "y");
        Assert.Equal([10, 12], Evaluate(file, 2));
    }

    [Fact]
    public void PassThroughs_GiveTheirInput()
    {
        var file = new ModelFile(2)
            .Node("Identity", "x", "a")
            .Node("Dropout", "a", "b mask")
            .Node("Cast", "b", "c", Int("to", 1))
            .Node("Sum", "c", "y");
        var graph = file.Read();
        Assert.Same(graph.Inputs[0], graph.Outputs["y"]);
    }

    [Fact]
    public void GlobalAveragePool_IsAMeanOverAllOfSpace() =>
        Assert.Equal([1, 2, 1, 1, 1], new ModelFile(1, 2, 3, 4, 5).Node("GlobalAveragePool", "x", "y").Read().Outputs["y"].Shape);

    [Fact]
    public void Transpose_NoPermutation_Reverses() =>
        Assert.Equal([4, 3, 2], new ModelFile(2, 3, 4).Node("Transpose", "x", "y").Read().Outputs["y"].Shape);

    [Fact]
    public void Constant_AsNode_IsRead()
    {
        var tensor = new TensorProto { DataType = (int)DataType.Float };
        tensor.FloatData.Add(5);
        var file = new ModelFile(1).Node("Constant", "x", "five", new AttributeProto { Name = "value", T = tensor })
            .Node("Add", "x five", "y");
        Assert.Equal([5], Evaluate(file, 1));
    }

    [Fact]
    public void Read_InnerTensors_ReadsWhatTheyNeedOnly()
    {
        var file = new ModelFile(2).Node("Relu", "x", "inner").Node("Unheard", "inner", "y");
        Assert.Equal(["inner"], file.Read("inner").Outputs.Keys);
    }

    [Fact]
    public void Read_StoredTensorAsOutput_IsAConstant() =>
        Assert.Equal(Tensor.Scalar(3), new ModelFile(2).Floats("w", [], 3).Read("w").Outputs["w"].Constant);

    [Fact]
    public void Read_AtAnotherShape_InfersAnew()
    {
        var bytes = OnnxWriter.Write(TinyBackbone.Vgg(16, 16));
        Assert.Equal([1, 16, 8, 6], OnnxReader.Read(bytes, "vgg", [1, 3, 32, 24], ["conv3_1"]).Outputs["conv3_1"].Shape);
    }

    [Fact]
    public void Read_WrittenNetwork_IsTheSameFunction()
    {
        var network = TinyBackbone.ResNet(33, 38);
        var point = new Dictionary<string, double[]> { ["image"] = new Dice(1).Elements(3 * 33 * 38) };
        var read = OnnxReader.Read(OnnxWriter.Write(network), "copy");
        Agreement.Check(ReferenceEvaluator.Evaluate(network, point), ReferenceEvaluator.Evaluate(read, point), 0, "resnet");
    }

    private static double[] Evaluate(ModelFile file, int count) => ReferenceEvaluator.Evaluate(
        file.Read(), new Dictionary<string, double[]> { ["x"] = [.. Enumerable.Range(0, count).Select(i => (double)i)] })["y"];
}
