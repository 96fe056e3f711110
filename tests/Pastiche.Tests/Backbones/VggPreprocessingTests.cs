using Pastiche.Backbones;
using Pastiche.Graphs;
using Xunit;

namespace Pastiche.Tests.Backbones;

/// <summary>Torchvision's VGGs and Oxford's have the same shapes: what tells how they want their pictures, and what does not.</summary>
public class VggPreprocessingTests
{
    private const string Johnsons = "d01eb7cb";

    [Theory]
    [InlineData(new[] { "classifier.0", "classifier.3", "classifier.6" }, PreprocessingKind.Torch, PreprocessingEvidence.TensorNames)]
    [InlineData(new[] { "module.classifier.0" }, PreprocessingKind.Torch, PreprocessingEvidence.TensorNames)]
    [InlineData(new[] { "pre_logits.fc1", "pre_logits.fc2", "head.fc" }, PreprocessingKind.Torch, PreprocessingEvidence.TensorNames)]
    [InlineData(new[] { "classifier.1", "classifier.4", "classifier.6" }, PreprocessingKind.Caffe, PreprocessingEvidence.TensorNames)]
    [InlineData(new string[0], PreprocessingKind.Torch, PreprocessingEvidence.Assumed)]
    public void Read_TorchvisionsNames_AreToldApartByTheClassifier(
        string[] classifier, PreprocessingKind expected, PreprocessingEvidence evidence)
    {
        var tensors = MiniVgg.Torchvision(VggArchitecture.Vgg16, "conv5_3");
        foreach (var layer in classifier) tensors[$"{layer}.weight"] = new Tensor([1, 2], 1, 2);

        AssertIs(expected, evidence, VggWeights.Read(new MemoryWeights(tensors)));
    }

    [Theory]
    [InlineData("vgg16-00b39a1b.pth", PreprocessingKind.Caffe)]
    [InlineData("VGG19-D01EB7CB.pth", PreprocessingKind.Caffe)]
    [InlineData("https://example.org/models/vgg16-00b39a1b-updated.pth", PreprocessingKind.Caffe)]
    [InlineData("vgg16-397923af.pth", PreprocessingKind.Torch)]
    [InlineData("vgg19-dcbb9e9d.pth", PreprocessingKind.Torch)]
    public void Read_NameOfAPublishedFile_TellsEvenWhereTheClassifierIsRenamed(string name, PreprocessingKind expected)
    {
        var tensors = MiniVgg.Torchvision(VggArchitecture.Vgg19);
        tensors["classifier.0.weight"] = new Tensor([1, 2], 1, 2);

        var weights = VggWeights.Read(new MemoryWeights(tensors), origin: new WeightsOrigin(name, null));
        AssertIs(expected, PreprocessingEvidence.KnownFile, weights);
    }

    [Theory]
    [InlineData(Johnsons, PreprocessingKind.Caffe)]
    [InlineData("dcbb9e9d", PreprocessingKind.Torch)]
    public void Read_ChecksumOfAPublishedFile_TellsWhateverItIsCalled(string digits, PreprocessingKind expected)
    {
        var origin = new WeightsOrigin("network.pth", digits.PadRight(64, '0'));

        var weights = VggWeights.Read(new MemoryWeights(MiniVgg.Torchvision(VggArchitecture.Vgg19)), origin: origin);
        AssertIs(expected, PreprocessingEvidence.KnownFile, weights);
    }

    [Fact]
    public void Read_NamesOfCaffe_CountMoreThanTheFilesName()
    {
        var tensors = MiniVgg.Named(MiniVgg.Convolutions(VggArchitecture.Vgg19), layer => ($"{layer.Name}.weight", $"{layer.Name}.bias"));

        var weights = VggWeights.Read(new MemoryWeights(tensors), origin: new WeightsOrigin("vgg19-dcbb9e9d.pth", null));
        AssertIs(PreprocessingKind.Caffe, PreprocessingEvidence.TensorNames, weights);
    }

    [Fact]
    public void Read_Metadata_CountsMoreThanNames()
    {
        var tensors = MiniVgg.Torchvision(VggArchitecture.Vgg19);
        tensors["classifier.1.weight"] = new Tensor([1, 2], 1, 2);
        var file = new MemoryWeights(tensors, "safetensors", new Dictionary<string, string> { ["preprocessing"] = "unit" });

        var weights = VggWeights.Read(file, origin: new WeightsOrigin("vgg19-d01eb7cb.pth", null));
        AssertIs(PreprocessingKind.Unit, PreprocessingEvidence.Metadata, weights);
    }

    [Fact]
    public void Read_WhatIsAskedFor_CountsMost() => AssertIs(
        PreprocessingKind.Torch, PreprocessingEvidence.Given,
        VggWeights.Read(
            new MemoryWeights(MiniVgg.Torchvision(VggArchitecture.Vgg19)),
            Preprocessing.Of(PreprocessingKind.Torch),
            new WeightsOrigin("vgg19-d01eb7cb.pth", null)));

    /// <summary>Of vgg16_weights.npz: RGB from 0 to 255, minus ImageNet's mean, and kernels with the channels last.</summary>
    [Fact]
    public void Read_ConversionToTensorFlow_TakesRedFirst()
    {
        var convolutions = MiniVgg.Convolutions(VggArchitecture.Vgg16);
        var tensors = MiniVgg.Named(convolutions, layer => ($"{layer.Name}_W", $"{layer.Name}_b"));
        foreach (var name in tensors.Keys.Where(name => name.EndsWith('W'))) tensors[name] = MiniVgg.ChannelsLast(tensors[name]);
        tensors["fc6_W"] = new Tensor([1, 2], 1, 2);

        var weights = VggWeights.Read(new MemoryWeights(tensors, "NumPy"));

        Assert.Equal(
            (new Preprocessing([123.68f, 116.779f, 103.939f], [1, 1, 1], 255), PreprocessingEvidence.TensorNames),
            (weights.Preprocessing, weights.Evidence));
        Assert.Equal(
            convolutions.Select(convolution => convolution.Kernel),
            weights.Convolutions.Select(convolution => convolution.Kernel));
    }

    [Fact]
    public void Create_Caffes_ShowsTheFirstKernelsBlueFirst()
    {
        var tensors = MiniVgg.Torchvision(VggArchitecture.Vgg16, "conv1_2");
        tensors["classifier.1.weight"] = new Tensor([1, 2], 1, 2);
        var weights = VggWeights.Read(new MemoryWeights(tensors));

        var backbone = Vgg.Create("vgg16", new string('0', 64), weights, BackboneOptions.Default);

        Assert.Equal(
            (Preprocessing.Of(PreprocessingKind.Caffe), PreprocessingEvidence.TensorNames),
            (backbone.Options.Preprocessing, backbone.Options.Evidence));
        Assert.Equal(1, backbone.FeatureScale);
        AssertIsCenteredKernelBlueFirst(tensors["features.0.weight"], tensors["features.0.bias"], backbone);
    }

    /// <summary>
    /// A picture of one color: in the middle, conv1_1 is the sum of its kernel's taps times 255·(blue − mean) …, plus the bias.
    /// </summary>
    private static void AssertIsCenteredKernelBlueFirst(Tensor kernel, Tensor bias, Backbone backbone)
    {
        float[] color = [0.9f, 0.3f, 0.6f], taken = [(0.6f * 255) - 103.939f, (0.3f * 255) - 116.779f, (0.9f * 255) - 123.68f];
        var graph = new Graph("color");
        var image = graph.Input(Backbone.ImageInput, [1, 3, 8, 8]);
        graph.Output("conv1_1:pre", backbone.Features(graph, image, "conv1_1:pre")["conv1_1:pre"]);
        using var compiled = new Pastiche.Runtime.EngineExecutor(Engine.Auto, 0, Device.Cpu).Compile(graph).Graph;
        var pixels = compiled.Input(Backbone.ImageInput);
        for (var i = 0; i < pixels.Length; i++) pixels[i] = color[i / 64];
        compiled.Run();
        for (var o = 0; o < bias.Shape[0]; o++)
        {
            var expected = (double)bias.Elements[o];
            for (var i = 0; i < 27; i++) expected += kernel.Elements[(o * 27) + i] * taken[i / 9];
            Assert.Equal(expected, compiled.Output("conv1_1:pre")[(o * 64) + 36], 1e-2);
        }
    }

    private static void AssertIs(PreprocessingKind preprocessing, PreprocessingEvidence evidence, VggWeights weights) =>
        Assert.Equal((Preprocessing.Of(preprocessing), evidence), (weights.Preprocessing, weights.Evidence));
}
