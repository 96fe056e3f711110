using Pastiche.Backbones;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Backbones;

public class LayerAnalysisTests
{
    /// <summary>
    /// The receptive fields of ResNet-18 in the literature (A. Araujo et al., "Computing Receptive Fields of CNNs", Distill 2019).
    /// </summary>
    [Theory]
    [InlineData("stem", 7)]
    [InlineData("stage1_2", 43)]
    [InlineData("stage2_2", 99)]
    [InlineData("stage3_2", 211)]
    public void ReceptiveField_OfResNet18_IsAsPublished(string layer, int expected) =>
        Assert.Equal(expected, LayerAnalysis.Of(Backbone.ResNet18).Single(analysis => analysis.Layer.Name == layer).ReceptiveField);

    [Fact]
    public void ParametersAndMultiplyAdds_OfTwoConvolutions_AreCountedByHand()
    {
        var model = new ModelFile(1, 3, 64, 64).Conv("picture", "conv1", 3, 8, 3, stride: 2, pad: 1).Node("Relu", "conv1", "relu1")
            .Conv("relu1", "conv2", 8, 16, 5, pad: 2, group: 4).Node("Relu", "conv2", "relu2");
        var analyses = Analyse(model);
        Assert.Equal([(8 * 27) + 8, (8 * 27) + 8 + (16 * 50) + 16], analyses.Select(analysis => analysis.Parameters));
        Assert.Equal([1e6 / 4 * 8 * 27, 1e6 / 4 * ((8 * 27) + (16 * 50))], analyses.Select(analysis => Math.Round(analysis.MultiplyAdds)));
        Assert.Equal([3, 11], analyses.Select(analysis => analysis.ReceptiveField));
    }

    [Fact]
    public void ReceptiveField_BehindAMeanOverThePicture_IsTheWholePicture()
    {
        var model = new ModelFile(1, 3, 64, 64).Conv("picture", "conv1", 3, 4, 3).Node("Relu", "conv1", "relu1")
            .Node("GlobalAveragePool", "relu1", "mean").Node("Mul", "relu1 mean", "weighted").Conv("weighted", "conv2", 4, 4, 3);
        Assert.Equal([3, null], Analyse(model).Select(analysis => analysis.ReceptiveField));
    }

    [Fact]
    public void ReceptiveField_BehindLocalResponseNormalization_IsNoLarger()
    {
        var model = new ModelFile(1, 3, 64, 64).Conv("picture", "conv1", 3, 8, 3).Node("Relu", "conv1", "relu1")
            .Node("LRN", "relu1", "normal", ("size", [5])).Conv("normal", "conv2", 8, 4, 3);
        Assert.Equal([3, 5], Analyse(model).Select(analysis => analysis.ReceptiveField));
    }

    private static IReadOnlyList<LayerAnalysis> Analyse(ModelFile model)
    {
        using var folder = new TemporaryFolder();
        return LayerAnalysis.Of(OnnxFile.Open(folder.Write("model.onnx", model.Bytes), BackboneOptions.Default));
    }
}
