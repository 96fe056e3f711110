using Google.Protobuf;
using Onnx;
using Pastiche.Graphs.Onnx;
using Xunit;
using static Onnx.TensorProto.Types;
using static Pastiche.Graphs.Tests.Onnx.ModelFile;

namespace Pastiche.Graphs.Tests.Onnx;

public class OnnxModelTests
{
    private static readonly Shape Large = [1, 3, 16, 12];

    [Fact]
    public void Properties_SayWhatTheFileSays()
    {
        var file = Network();
        file.Proto.ProducerName = "handmade by hand";
        file.Proto.MetadataProps.Add(new StringStringEntryProto { Key = "mean", Value = "0.5" });
        file.Graph.Input.Add(Describe("kernel", [2, 3, 3, 3]));
        file.Graph.Input[0].Type.TensorType.Shape.Dim[0].DimParam = "batch";
        file.Graph.Input[0].Type.TensorType.Shape.Dim[2].DimValue = -1;
        var model = Model(file.ForOperatorSet(13));
        Assert.Equal(("tiny", "handmade by hand", 13), (model.Name, model.Producer, model.OperatorSet));
        Assert.Equal("0.5", model.Metadata["mean"]);
        var input = Assert.Single(model.Inputs);
        Assert.Equal("x", input.Name);
        Assert.Equal<ValueList<int?>?>([null, 3, null, 8], input.Sizes);
    }

    [Fact]
    public void Properties_NothingStated_AreEmpty()
    {
        var file = Network();
        file.Graph.Input[0].Type = null;
        var model = Model(file);
        Assert.Equal(("", 0), (model.Producer, model.OperatorSet));
        Assert.Empty(model.Metadata);
        Assert.Null(model.Inputs[0].Sizes);
    }

    [Fact]
    public void Outline_StatedShape_PublishesFeatureMapsInOrder()
    {
        var partial = Model(Network()).ReadPartially(null);
        Assert.Empty(partial.UnsupportedNodes);
        Assert.Equal(["conv", "relu", "pool"], partial.Graph.Outputs.Keys);
        Assert.Equal([1, 2, 4, 4], partial.Graph.Outputs["pool"].Shape);
    }

    [Fact]
    public void Outline_AnotherShape_NamesTheClassifierAsTheObstacle()
    {
        var partial = Model(Network()).ReadPartially(Large);
        Assert.Equal([1, 2, 8, 6], partial.Graph.Outputs["pool"].Shape);
        var unsupported = Assert.Single(partial.UnsupportedNodes);
        Assert.Equal(("the Gemm", "Gemm"), (unsupported.Node, unsupported.Operator));
        Assert.Equal("MatMul: got 1×96 and 32×2; expected matrices whose inner sizes agree.", unsupported.Reason);
        Assert.Equal(["score", "y"], unsupported.Blocked);
    }

    [Fact]
    public void Outline_UnsupportedOperatorOnOneBranch_GoesOnBesideIt()
    {
        var file = Network()
            .Node("Unheard", "relu", "strange").Node("Relu", "strange", "blocked")
            .Node("Neg", "pool", "free").Node("Add", "blocked relu", "both");
        var partial = Model(file).ReadPartially(null);
        Assert.Equal(["conv", "relu", "pool", "free"], partial.Graph.Outputs.Keys);
        var unsupported = Assert.Single(partial.UnsupportedNodes);
        Assert.Equal(("Unheard", "this operator, or this form of it, is not supported."), (unsupported.Operator, unsupported.Reason));
        Assert.Equal(["relu"], unsupported.Inputs);
        Assert.Equal(["strange", "blocked", "both"], unsupported.Blocked);
    }

    [Fact]
    public void Outline_NoGradient_IsAnObstacleToo()
    {
        var file = new ModelFile(1, 3, 8, 8).Node("Conv", "x x", "correlation").Floats("w", [3, 3, 1, 1], new float[9])
            .Node("Conv", "x w", "y");
        var partial = Model(file).ReadPartially(null);
        Assert.Equal(["y"], partial.Graph.Outputs.Keys);
        Assert.Equal("Conv of this form has no gradient.", Assert.Single(partial.UnsupportedNodes).Reason);
    }

    /// <summary>A stride far beyond its kernel would make the gradient's kernel huge.</summary>
    [Fact]
    public void Outline_MonstrousStride_IsAnObstacle()
    {
        var file = new ModelFile(1, 3, 8, 8).Floats("w", [3, 3, 1, 1], new float[9])
            .Node("Conv", "x w", "y", Ints("strides", 50_000, 50_000));
        Assert.Empty(Model(file).ReadPartially(null).Graph.Outputs);
    }

    [Fact]
    public void Outline_NotOneInput_IsRefused()
    {
        var file = Network();
        file.Graph.Input.Add(Describe("second", [1]));
        var problem = Assert.Throws<GraphException>(() => Model(file).ReadPartially(null));
        Assert.Equal("tiny: the model has 2 inputs (x, second); expected one, the picture.", problem.Message);
    }

    [Fact]
    public void Read_Twice_SharesTheTensors()
    {
        var model = Model(Network());
        Assert.Same(Kernel(model.Read(null, ["conv"])), Kernel(model.Read(Large, ["conv"])));

        static Tensor Kernel(Graph graph) => graph.Outputs["conv"].Node.Inputs[1].Constant!;
    }

    [Theory]
    [InlineData(DataType.Float16)]
    [InlineData(DataType.Bfloat16)]
    [InlineData(DataType.Double)]
    public void Read_OtherPrecisions_BecomeSingle(DataType type)
    {
        float[] values = [1, -0.5f, 3];
        byte[] raw = [.. values.SelectMany(value => type switch
        {
            DataType.Float16 => BitConverter.GetBytes((Half)value),
            DataType.Bfloat16 => BitConverter.GetBytes(value)[2..],
            _ => BitConverter.GetBytes((double)value),
        })];
        var listed = new TensorProto { Name = "listed", DataType = (int)type };
        listed.Dims.Add(3);
        for (var i = 0; i < 3; i++)
        {
            if (type == DataType.Double) listed.DoubleData.Add(values[i]);
            else listed.Int32Data.Add(BitConverter.ToUInt16(raw, 2 * i));
        }

        var file = new ModelFile(3).Stored("raw", type, [3], raw).Node("Add", "x raw", "a").Node("Add", "x listed", "b")
            .Node("Cast", "b", "y", Int("to", (int)type));
        file.Graph.Initializer.Add(listed);
        file.Graph.Input[0] = Describe("x", [3], type);
        var graph = file.Read("a", "y");
        Assert.Equal(new Tensor([3], values), graph.Outputs["a"].Node.Inputs[1].Constant);
        Assert.Same(graph.Outputs["a"], graph.Outputs["y"]);
    }

    /// <summary>As an exporter would write it, the classifier included.</summary>
    [Fact]
    public void Part_OfSomeTensors_GivesTheirGraphAndKnowsNothingElse()
    {
        var file = Network();
        file.Proto.MetadataProps.Add(new StringStringEntryProto { Key = "mean", Value = "0.5" });
        var (whole, part) = (Model(file), Model(file).Part(["relu"]));
        Assert.Equal(Printer.Print(whole.Read(Large, ["relu"])), Printer.Print(part.Read(Large)));
        Assert.Equal((whole.Name, whole.OperatorSet, "0.5"), (part.Name, part.OperatorSet, part.Metadata["mean"]));
        Assert.Equal(["conv", "relu"], part.ReadPartially(Large).Graph.Outputs.Keys);
        Assert.Throws<GraphException>(() => part.Read(null, ["weights"]));
    }

    [Fact]
    public void Stream_OfAModel_IsReadAsItsBytesAre()
    {
        var bytes = Network().Proto.ToByteArray();
        var model = new OnnxModel(new MemoryStream(bytes), "tiny");
        Assert.Equal(Printer.Print(new OnnxModel(bytes, "tiny").Read(null)), Printer.Print(model.Read(null)));
        Assert.StartsWith("tiny: no ONNX model",
            Assert.Throws<GraphException>(() => new OnnxModel(new MemoryStream(bytes[..^9]), "tiny")).Message, StringComparison.Ordinal);
    }

    private static ModelFile Network() => new ModelFile(1, 3, 8, 8)
        .Floats("kernel", [2, 3, 3, 3], [.. Enumerable.Range(0, 54).Select(i => i / 54f)])
        .Floats("weights", [2, 32], new float[64])
        .Node("Conv", "x kernel", "conv", Ints("pads", 1, 1, 1, 1))
        .Node("Relu", "conv", "relu")
        .Node("MaxPool", "relu", "pool", Ints("kernel_shape", 2, 2), Ints("strides", 2, 2))
        .Node("Flatten", "pool", "flat")
        .Node("Gemm", "flat weights", "score", Int("transB", 1))
        .Node("Relu", "score", "y");

    private static OnnxModel Model(ModelFile file) => new(file.Proto.ToByteArray(), "tiny");
}
