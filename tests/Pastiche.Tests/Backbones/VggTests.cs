using Pastiche.Backbones;
using Pastiche.Graphs;
using Pastiche.Losses;
using Xunit;

namespace Pastiche.Tests.Backbones;

public class VggTests
{
    private const int Side = 32;

    [Fact]
    public void Layers_AreThosePresentFromShallowToDeep()
    {
        var backbone = MiniVgg.Create(VggArchitecture.Vgg19, last: "conv4_4");

        Assert.Equal(
            [
                "conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2", "conv3_3", "conv3_4",
                "conv4_1", "conv4_2", "conv4_3", "conv4_4",
            ],
            backbone.Layers.Select(layer => layer.Name));
        Assert.Equal([1, 1, 2, 2, 4, 4, 4, 4, 8, 8, 8, 8], backbone.Layers.Select(layer => layer.Stride));
        Assert.Equal((4, 3), (backbone.FindLayer("conv3_4").Channels, backbone.FindLayer("conv2_1").Channels));
    }

    [Fact]
    public void Defaults_AreThePapers()
    {
        var backbone = MiniVgg.Create(VggArchitecture.Vgg19);

        Assert.Equal([new LayerWeight("conv4_2")], backbone.ContentLayers);
        Assert.Equal(["conv1_1", "conv2_1", "conv3_1", "conv4_1", "conv5_1"], backbone.StyleLayers.Select(layer => layer.Layer));
        Assert.All(backbone.StyleLayers, layer => Assert.Equal(1, layer.Weight));
    }

    [Fact]
    public void Defaults_FileThatEndsEarly_AreThoseThere() =>
        Assert.Equal(
            ["conv1_1", "conv2_1", "conv3_1"],
            MiniVgg.Create(VggArchitecture.Vgg16, last: "conv3_3").StyleLayers.Select(layer => layer.Layer));

    [Theory]
    [InlineData("conv1_1")]
    [InlineData("conv4_2")]
    public void Preactivation_IsTheLayerBeforeItsRelu(string layer)
    {
        var backbone = MiniVgg.Create(VggArchitecture.Vgg19);
        var name = backbone.FindLayer($"{layer}:PRE").Name;
        var features = Features(backbone, layer, name);

        Assert.Equal($"{layer}:pre", name);
        Assert.Contains(features[name], value => value < 0);
        Assert.Equal(features[layer], features[name].Select(value => Math.Max(value, 0)));
    }

    [Fact]
    public void Pooling_ScaledAverage_IsTwiceTheAverage()
    {
        // The first convolution after the pooling is linear in it, up to its bias.
        double[] Responses(PoolingKind pooling) =>
            Features(MiniVgg.Create(VggArchitecture.Vgg19, new() { Pooling = pooling }), "conv2_1:pre")["conv2_1:pre"];
        var bias =
            MiniVgg.Convolutions(VggArchitecture.Vgg19).Single(convolution => convolution.Layer.Name == "conv2_1").Bias.Elements.ToArray();
        var (plain, scaled) = (Responses(PoolingKind.Average), Responses(PoolingKind.ScaledAverage));
        var positions = plain.Length / bias.Length;

        for (var i = 0; i < plain.Length; i++) Assert.Equal(2 * (plain[i] - bias[i / positions]), scaled[i] - bias[i / positions], 1e-6);
    }

    [Theory]
    [InlineData(PreprocessingKind.Caffe, 1)]
    [InlineData(PreprocessingKind.Torch, 57.6)]
    [InlineData(PreprocessingKind.Unit, 255)]
    public void FeatureScale_IsWhatMakesInputsAsLargeAsThePapers(PreprocessingKind preprocessing, double expected) =>
        Assert.Equal(expected, MiniVgg.Create(VggArchitecture.Vgg19, new() { Preprocessing = preprocessing }).FeatureScale, 0.05);

    private static Dictionary<string, double[]> Features(Backbone backbone, params string[] layers)
    {
        var graph = new Graph("features");
        var image = graph.Input(Objective.Image, [1, 3, Side, Side]);
        foreach (var (name, value) in backbone.Features(graph, image, layers)) graph.Output(name, value);
        return Losses.Reference.Evaluate(graph, Samples.Photograph(Side, Side), new Dictionary<string, double[]>());
    }
}
