using Pastiche.Graphs;
using Pastiche.Runtime;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Backbones;

/// <summary>What a network is given: its first layer hands on the three channels as they are.</summary>
public class OnnxPreprocessingTests
{
    private static readonly float[] Color = [0.2f, 0.5f, 0.9f];

    /// <summary>As published with Caffe's and torchvision's networks, written out once more.</summary>
    private static readonly float[] Torch = [(0.2f - 0.485f) / 0.229f, (0.5f - 0.456f) / 0.224f, (0.9f - 0.406f) / 0.225f];
    private static readonly float[] Caffe = [229.5f - 103.939f, 127.5f - 116.779f, 51 - 123.68f];

    [Fact]
    public void Nothing_Stated_IsTorch() => Expect(Torch, 57.6f, Plain());

    [Theory]
    [InlineData("torch")]
    [InlineData("Caffe")]
    [InlineData("unit")]
    public void Metadata_Stated_IsFollowed(string stated) => Expect(Of(stated), Scale(stated), Plain().Metadata("preprocessing", stated));

    [Theory]
    [InlineData(PreprocessingKind.Torch)]
    [InlineData(PreprocessingKind.Caffe)]
    [InlineData(PreprocessingKind.Unit)]
    public void Option_Given_OverrulesTheFile(PreprocessingKind kind) =>
        Expect(Of($"{kind}"), Scale($"{kind}"), Plain().Metadata("preprocessing", kind == PreprocessingKind.Unit ? "torch" : "unit"), kind);

    [Fact]
    public void OwnNormalization_OfZeroToOne_IsGivenRgbFromZeroToOne() => Expect(
        [(0.2f - 0.485f) / 0.2f, (0.5f - 0.456f) / 0.2f, (0.9f - 0.406f) / 0.2f], 51,
        Image().Floats("mean", [1, 3, 1, 1], Mean(0.485f, 0.456f, 0.406f)).Floats("deviation", [], _ => 0.2f)
            .Node("Sub", "picture mean", "centred").Node("Div", "centred deviation", "normal").Same("normal", "conv"));

    [Fact]
    public void OwnNormalization_OfBytes_IsGivenRgbTo255() => Expect(
        [51 / 127.5f - 1, 0, 229.5f / 127.5f - 1], 127.5f,
        Image().Floats("half", [1], _ => 127.5f).Floats("one", [1], _ => 1).Node("Div", "picture half", "scaled")
            .Node("Sub", "scaled one", "normal").Same("normal", "conv"));

    [Fact]
    public void OwnNormalization_DarkerFirstThanLast_IsGivenBlueFirst() => Expect(
        Caffe, 1, Image().Floats(
            "mean", [3, 1, 1], Mean(103.939f, 116.779f, 123.68f)).Node("Sub", "picture mean", "normal").Same("normal", "conv"));

    private static ModelFile Image() => new(1, 3, 32, 32);

    private static ModelFile Plain() => Image().Same("picture", "conv");

    private static Func<int, float> Mean(params float[] mean) => i => mean[i];

    private static float[] Of(string kind) => kind.ToUpperInvariant() switch { "TORCH" => Torch, "CAFFE" => Caffe, _ => Color };

    private static float Scale(string kind) => kind.ToUpperInvariant() switch { "TORCH" => 57.6f, "CAFFE" => 1, _ => 255 };

    private static void Expect(float[] expected, float scale, ModelFile model, PreprocessingKind? kind = null)
    {
        using var folder = new TemporaryFolder();
        var backbone = OnnxFile.Open(folder.Write("model.onnx", model.Bytes), new BackboneOptions { Preprocessing = kind });
        var graph = new Graph("first");
        graph.Output("conv", backbone.Features(graph, graph.Input("image", [1, 3, 1, 1]), "stride1_1")["stride1_1"]);
        using var compiled = new OnnxRuntimeExecutor(1).Compile(graph);
        Color.CopyTo(compiled.Input("image"));
        compiled.Run();
        Assert.All(
            expected.Zip(compiled.Output("conv").ToArray()),
            pair => Assert.Equal(pair.First, pair.Second, 1e-4f * Math.Max(1, Math.Abs(pair.First))));
        Assert.Equal(scale, backbone.FeatureScale, 0.05f);
    }
}
