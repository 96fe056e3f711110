using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Backbones;

/// <summary>ONNX files with the names of a VGG: its layers are the paper's, unless the graph prepares the pictures itself.</summary>
public sealed class VggOnnxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_ConvolutionsOnly_IsTheVgg()
    {
        var backbone = Open(Body(new ModelFile(0, 3, 0, 0), "picture"));

        Assert.Equal(["conv1_1", "conv1_2"], backbone.Layers.Select(layer => layer.Name));
        Assert.Equal(PreprocessingEvidence.Assumed, backbone.Options.Evidence);
    }

    [Fact]
    public void Open_StepsBeforeTheFirstConvolution_AreNotLost()
    {
        float[] mean = [0.485f, 0.456f, 0.406f], deviation = [0.229f, 0.224f, 0.225f];
        var model = new ModelFile(0, 3, 0, 0).Floats("mean", [3, 1, 1], i => mean[i]).Floats("deviation", [3, 1, 1], i => deviation[i])
            .Node("Sub", "picture mean", "less").Node("Div", "less deviation", "normal");

        var backbone = Open(Body(model, "normal"));

        Assert.Equal(
            (null, PreprocessingEvidence.Network, "unit"),
            (backbone.Options.Preprocessing, backbone.Options.Evidence, $"{backbone.Given}"));
        Assert.DoesNotContain(backbone.Layers, layer => layer.Name == "conv1_1");
    }

    private static ModelFile Body(ModelFile model, string image) => model
        .Conv(image, "features.0", 3, 8, 3, pad: 1)
        .Node("Relu", "features.0", "relu1")
        .Conv("relu1", "features.2", 8, 8, 3, pad: 1)
        .Node("Relu", "features.2", "relu2")
        .Output("relu2");

    private Backbone Open(ModelFile model) => Backbone.Open(_folder.Write("vgg.onnx", model.Bytes));
}
