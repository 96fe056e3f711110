using Microsoft.ML.OnnxRuntime;
using Pastiche.Graphs.Onnx;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Backbones;

/// <summary>What is said of a network before it is used.</summary>
public class OnnxNotesTests
{
    [Fact]
    public void Notes_NetworkThatIsUsedWhole_AreNone() => Assert.Empty(Open(Stem(Image)).Notes);

    [Fact]
    public void Notes_UnknownOperatorAfterTheStem_TellWhatIsUsedAndWhatBlocksTheRest()
    {
        var model = Stem(Image).Node("Mystery", "relu1", "odd").Conv("odd", "conv2", 4, 8, 3, pad: 1).Node("Relu", "conv2", "relu2")
            .Node("GlobalAveragePool", "relu2", "mean").Node("Flatten", "mean", "flat").Gemm("flat", "classes", 8, 10);
        Assert.Equal(
            "of the network, 1 of 3 convolutions and matrix products with 112 of 488 parameters (22.95 %) can be used: "
            + "node odd (Mystery): this operator, or this form of it, is not supported, which blocks the rest",
            Assert.Single(Open(model).Notes));
    }

    /// <summary>As in networks that take patches for words: what blocks takes no image, and yet follows the picture.</summary>
    [Fact]
    public void Notes_UnknownOperatorOnPatches_TellSoToo()
    {
        var model = Stem(Image).Integers("to", [3], 0, 4, -1).Node("Reshape", "relu1 to", "words").Node("Mystery", "words", "odd");
        Assert.Contains("node odd (Mystery)", Assert.Single(Open(model).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_ClassifierOfOneSize_AreNone() =>
        Assert.Empty(Open(Stem(new ModelFile(1, 3, 8, 8)).Node("Flatten", "relu1", "flat").Gemm("flat", "classes", 4 * 8 * 8, 10)).Notes);

    [Fact]
    public void Notes_OperatorSetOfTomorrow_SaySo()
    {
        var model = Stem(Image);
        model.Proto.OpsetImport[0].Version = 99;
        Assert.StartsWith(
            "the network is written for operator set 99, and the newest known here is ",
            Assert.Single(Open(model).Notes),
            StringComparison.Ordinal);
        var refusal = Assert.ThrowsAny<OnnxRuntimeException>(() => new InferenceSession(model.Output("relu1").Bytes)).Message;
        Assert.Contains($"till opset {OnnxModel.NewestOperatorSet}.", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_OfTheNetwork_ArePartOfThePlan()
    {
        var model = Stem(Image);
        model.Proto.OpsetImport[0].Version = 99;
        using var stylizer = new Stylizer(Open(model));
        var image = Samples.Photograph(64, 48);
        var options = StylizeOptions.Default with { Scales = ScaleSchedule.UpTo(32) };
        Assert.Contains(
            stylizer.Plan(image, image, options).Notes,
            note => note.Contains("operator set 99", StringComparison.Ordinal));
    }

    /// <summary>A block of ConvNeXt (Liu et al. 2022), as torch writes it: nothing of it blocks, and the sum ends a block.</summary>
    [Fact]
    public void ConvNeXt_IsUsedWhole()
    {
        var model = Image.Conv("picture", "stem", 3, 8, 4, stride: 4)
            .Conv("stem", "depthwise", 8, 8, 7, pad: 3, group: 8).Node("Transpose", "depthwise", "last", ("perm", [0, 2, 3, 1]))
            .Floats("s", [8], i => 1 + (0.1f * i)).Floats("b", [8], i => 0.1f * i).Node("LayerNormalization", "last s b", "normal")
            .Floats("up", [8, 32], i => MathF.Sin(i)).Node("MatMul", "normal up", "wide")
            .Floats("root", [], _ => MathF.Sqrt(2)).Floats("one", [], _ => 1).Floats("half", [], _ => 0.5f)
            .Node("Div", "wide root", "scaled").Node("Erf", "scaled", "erf").Node("Add", "erf one", "shifted")
            .Node("Mul", "wide shifted", "product").Node("Mul", "product half", "gelu")
            .Floats("down", [32, 8], i => MathF.Cos(i)).Node("MatMul", "gelu down", "narrow")
            .Node("Transpose", "narrow", "first", ("perm", [0, 3, 1, 2]))
            .Node("Add", "first stem", "sum").Output("sum");
        model.Proto.OpsetImport[0].Version = 17;
        var (backbone, photograph) = (Open(model), Samples.Photograph(48, 32));
        Assert.Empty(backbone.Notes);
        Assert.Equal("sum", backbone.FindLayer(backbone.ContentLayers[0].Layer).Tensor);
        using var session = new InferenceSession(model.Bytes);
        var expected = NetworkRun.Reference(session, photograph, NetworkRun.Torch);
        Assert.InRange(NetworkRun.Distance(expected, NetworkRun.Features(backbone, photograph, "sum")), 0, 1e-4);
    }

    private static ModelFile Image => new(0, 3, 0, 0);

    private static ModelFile Stem(ModelFile model) => model.Conv("picture", "conv1", 3, 4, 3, pad: 1).Node("Relu", "conv1", "relu1");

    private static Backbone Open(ModelFile model)
    {
        using var folder = new TemporaryFolder();
        return OnnxFile.Open(folder.Write("model.onnx", model.Bytes), BackboneOptions.Default);
    }
}
