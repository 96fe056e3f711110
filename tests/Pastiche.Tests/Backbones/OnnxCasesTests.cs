using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;
using Xunit;

namespace Pastiche.Tests.Backbones;

/// <summary>
/// Networks as other programs write them, in the folder Cases: their features are those that ONNX Runtime gives,
/// or it is told why not.
/// </summary>
public class OnnxCasesTests
{
    private const double Tolerance = 1e-4;
    private static readonly Image Photograph = Samples.Photograph(48, 40);

    [Fact]
    public void PictureSwappedByGather_IsGivenRgbFromZeroToOne()
    {
        var backbone = Backbone.Open(Case("pre_inside_bgr_gather.onnx"));
        AssertAgrees(Reference("pre_inside_bgr_gather.onnx", (color, _) => color), backbone);
        Assert.DoesNotContain(backbone.ContentLayers.Concat(backbone.StyleLayers), layer => backbone.FindLayer(layer.Layer).Channels == 3);
        Assert.Empty(backbone.Notes);
    }

    /// <summary>A mean of 123.7 and a variance of 3,410 are those of photographs in colors to 255.</summary>
    [Fact]
    public void PictureNormalizedByItsBatchNormalization_IsGivenRgbTo255AndSaid()
    {
        var backbone = Backbone.Open(Case("pre_inside_unit_bn.onnx"));
        AssertAgrees(Reference("pre_inside_unit_bn.onnx", (color, _) => 255 * color), backbone);
        Assert.Contains("begins with a batch normalisation", Assert.Single(backbone.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bn_train_9_outputs.onnx")]
    [InlineData("bn_train_14.onnx")]
    public void BatchNormalizationForTraining_IsUsedAsForInferenceAndSaid(string name)
    {
        var inference = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Case(name)));
        var node = inference.Graph.Node.Single(node => node.OpType == "BatchNormalization");
        while (node.Output.Count > 1) node.Output.RemoveAt(1);
        foreach (var attribute in node.Attribute.Where(attribute => attribute.Name == "training_mode")) attribute.I = 0;
        using var session = new InferenceSession(inference.ToByteArray());
        var backbone = Backbone.Open(Case(name));
        AssertAgrees(NetworkRun.Reference(session, Photograph, NetworkRun.Torch), backbone);
        Assert.Equal(
            "batch normalisation is in the form for training (node bno): "
            + "the mean and variance in the file are used, as in the form for inference",
            Assert.Single(backbone.Notes));
    }

    [Fact]
    public void WeightsInASecondFile_AreRead() =>
        AssertAgrees(Reference("external.onnx", NetworkRun.Torch), Backbone.Open(Case("external.onnx")));

    [Fact]
    public void ChannelsLast_IsRead() =>
        AssertAgrees(Reference("nhwc.onnx", NetworkRun.Torch, channelsLast: true), Backbone.Open(Case("nhwc.onnx")));

    [Fact]
    public void Quantized_IsToldWhatItIs()
    {
        var problem = Assert.Throws<PasticheException>(() => Backbone.Open(Case("qdq.onnx")));
        Assert.Contains("node xq (QuantizeLinear): the network is quantised", problem.Message, StringComparison.Ordinal);
        Assert.Contains("take it as it was before that, in 16- or 32-bit floats", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>The same network, whose activations are not rounded: only its weights are integers.</summary>
    [Fact]
    public void QuantizedWeightsAlone_AreRead()
    {
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Case("qdq.onnx")));
        foreach (var node in model.Graph.Node.Where(node => node.Input[0] is "x" or "xq").ToArray()) model.Graph.Node.Remove(node);
        model.Graph.Node.Single(node => node.Input[0] == "xd").Input[0] = "x";
        using var folder = new Imaging.TemporaryFolder();
        var path = folder.Write("weights.onnx", model.ToByteArray());
        using var session = new InferenceSession(path);
        AssertAgrees(NetworkRun.Reference(session, Photograph, NetworkRun.Torch), Backbone.Open(path));
    }

    [Fact]
    public void NoNumberAmongWeights_NamesTheWeight()
    {
        var problem = Assert.Throws<PasticheException>(() => Backbone.Open(Case("nan_weights.onnx")));
        Assert.Equal(
            $"{Case("nan_weights.onnx")}: w1 cannot be read: "
            + "it holds what is no finite 32-bit float; take weights of a trained network.",
            problem.Message);
    }

    private static string Case(string name) => Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "Backbones", "Cases", name);

    private static float[] Reference(string name, Func<float, int, float> prepare, bool channelsLast = false)
    {
        using var session = new InferenceSession(Case(name));
        return NetworkRun.Reference(session, Photograph, prepare, channelsLast);
    }

    private static void AssertAgrees(float[] reference, Backbone backbone) =>
        Assert.InRange(NetworkRun.Distance(reference, NetworkRun.Features(backbone, Photograph, "y")), 0, Tolerance);
}
