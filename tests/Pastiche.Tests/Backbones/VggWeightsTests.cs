using Pastiche.Backbones;
using Pastiche.Graphs;
using Pastiche.Tests.Imaging;
using Pastiche.Weights;
using Xunit;

namespace Pastiche.Tests.Backbones;

public class VggWeightsTests
{
    private static readonly VggArchitecture Vgg19 = VggArchitecture.Vgg19;

    [Theory]
    [InlineData("features.0.weight", "features.0.bias", PreprocessingKind.Torch)]
    [InlineData("module.features.0.weight", "module.features.0.bias", PreprocessingKind.Torch)]
    [InlineData("model.vgg.features.0.weight", "model.vgg.features.0.bias", PreprocessingKind.Torch)]
    [InlineData("vgg0_conv0_weight", "vgg0_conv0_bias", PreprocessingKind.Torch)]
    [InlineData("slice1.0.weight", "slice1.0.bias", PreprocessingKind.Torch)]
    [InlineData("net.slice1.0.weight", "net.slice1.0.bias", PreprocessingKind.Torch)]
    [InlineData("conv1_1.weight", "conv1_1.bias", PreprocessingKind.Caffe)]
    [InlineData("vgg.conv1_1.weight", "vgg.conv1_1.bias", PreprocessingKind.Caffe)]
    [InlineData("conv1_1_w_0", "conv1_1_b_0", PreprocessingKind.Caffe)]
    [InlineData("block1_conv1/block1_conv1/kernel:0", "block1_conv1/block1_conv1/bias:0", PreprocessingKind.Caffe)]
    [InlineData("block1_conv1/block1_conv1_W_1:0", "block1_conv1/block1_conv1_b_1:0", PreprocessingKind.Caffe)]
    public void Read_EachFamilysNames_GiveTheSameConvolutions(string kernel, string bias, PreprocessingKind preprocessing)
    {
        foreach (var architecture in new[] { Vgg19, VggArchitecture.Vgg16 })
        {
            var expected = MiniVgg.Convolutions(architecture);
            var named = MiniVgg.Named(expected, layer => (Rename(kernel, layer), Rename(bias, layer)));
            if (kernel.StartsWith("block", StringComparison.Ordinal))
            {
                named = named.ToDictionary(
                    pair => pair.Key,
                    pair => pair.Value.Shape.Rank == 4 ? MiniVgg.ChannelsLast(pair.Value) : pair.Value);
            }

            var file = new MemoryWeights(named);
            Assert.True(VggWeights.Recognizes(file));
            var weights = VggWeights.Read(file);

            Assert.Equal(
                expected.Select(convolution => new VggConvolution(convolution.Layer.Name, convolution.Kernel, convolution.Bias)),
                weights.Convolutions);
            Assert.Equal((architecture.Name, preprocessing), (weights.Architecture, weights.Preprocessing));
        }
    }

    [Theory]
    [InlineData("conv4_4")]
    [InlineData("conv5_1")]
    [InlineData("conv5_4")]
    public void Read_FileThatEndsEarly_GivesTheLayersThere(string last)
    {
        var weights = VggWeights.Read(new MemoryWeights(MiniVgg.Torchvision(Vgg19, last)));

        Assert.Equal(last, weights.Convolutions[^1].Layer);
        Assert.Equal("vgg19", weights.Architecture);
    }

    [Fact]
    public void Read_ThirteenConvolutions_AreVgg16()
    {
        var weights = VggWeights.Read(new MemoryWeights(MiniVgg.Torchvision(VggArchitecture.Vgg16, "conv5_3")));

        Assert.Equal(("vgg16", "conv5_3"), (weights.Architecture, weights.Convolutions[^1].Layer));
    }

    [Fact]
    public void Read_Classifier_IsLeftAlone()
    {
        var tensors = MiniVgg.Torchvision(Vgg19);
        tensors["classifier.0.weight"] = new Tensor([1, 2], 1, 2);
        tensors["pre_logits.fc1.weight"] = new Tensor([1, 1, 1, 2], 1, 2);

        Assert.Equal(MiniVgg.Convolutions(Vgg19).Count, VggWeights.Read(new MemoryWeights(tensors)).Convolutions.Count);
    }

    [Fact]
    public void Read_MetadataOfPreprocessing_Wins()
    {
        var file =
            new MemoryWeights(MiniVgg.Torchvision(Vgg19), "safetensors", new Dictionary<string, string> { ["preprocessing"] = "Caffe" });

        Assert.Equal(PreprocessingKind.Caffe, VggWeights.Read(file).Preprocessing);
    }

    [Theory]
    [InlineData("imagenet")]
    [InlineData("7")]
    public void Read_UnknownMetadataOfPreprocessing_IsRefused(string stated)
    {
        var file =
            new MemoryWeights(MiniVgg.Torchvision(Vgg19), "safetensors", new Dictionary<string, string> { ["preprocessing"] = stated });

        Assert.Equal(
            $"weights.file: its metadata states the preprocessing {stated}; accepted: torch, caffe, unit, tf, "
            + "or numbers as in mean=R,G,B:std=R,G,B:max=255:bgr. Choose one of them by the option.",
            Assert.Throws<PasticheException>(() => VggWeights.Read(file)).Message);
    }

    [Fact]
    public void Read_PreprocessingThatIsAskedFor_WinsOverMetadata()
    {
        var file =
            new MemoryWeights(MiniVgg.Torchvision(Vgg19), "safetensors", new Dictionary<string, string> { ["preprocessing"] = "imagenet" });

        Assert.Equal(PreprocessingKind.Unit, VggWeights.Read(file, PreprocessingKind.Unit).Preprocessing);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Read_WhatIsNoNumber_IsRefusedByName(float value)
    {
        var tensors = MiniVgg.Torchvision(Vgg19);
        tensors["features.2.bias"] = new Tensor([2], 0, value);

        Assert.Equal(
            "weights.file: features.2.bias cannot be read: it holds what is no finite 32-bit float; take weights of a trained network.",
            Assert.Throws<PasticheException>(() => VggWeights.Read(new MemoryWeights(tensors))).Message);
    }

    [Fact]
    public void Save_HalfOfAWeightBeyondIt_IsRefused()
    {
        var tensors = MiniVgg.Torchvision(Vgg19);
        tensors["features.2.bias"] = new Tensor([2], 0, -70_000);
        using var folder = new TemporaryFolder();

        Assert.Equal(
            "conv1_2.bias has a weight beyond 65504, which is as far as 16-bit floats reach; keep 32-bit floats.",
            Assert.Throws<PasticheException>(
                () => VggWeights.Read(new MemoryWeights(tensors)).Save(folder.File("half"), half: true)).Message);
    }

    [Fact]
    public void Read_FarTooWide_IsRefused()
    {
        var tensors = MiniVgg.Torchvision(Vgg19);
        tensors["features.0.weight"] = new Tensor([1025, 3, 3, 3], new float[1025 * 27]);

        Assert.Contains(
            "features.0.weight (conv1_1) has 1025 feature maps; expected at most 1024", Refusal(tensors), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Misfit_SaysTheWayOut()
    {
        var tensors = MiniVgg.Torchvision(Vgg19);
        tensors["features.0.bias"] = new Tensor([3], 1, 2, 3);

        Assert.Equal(
            "weights.file: as vgg19, features.0.bias (conv1_1) is 3; expected 2. "
            + "Take a complete file of VGG-16 or VGG-19, or export the network as an ONNX file.",
            Refusal(tensors));
    }

    [Fact]
    public void Read_MisshapenKernel_IsNamedWithWhatWasExpected()
    {
        var tensors = MiniVgg.Torchvision(Vgg19);
        tensors["features.12.weight"] = new Tensor([4, 5, 3, 3], new float[180]);

        Assert.Contains("features.12.weight (conv3_2) is 4×5×3×3; expected 4×4×3×3", Refusal(tensors), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MisshapenBias_IsNamedWithWhatWasExpected()
    {
        var tensors = MiniVgg.Torchvision(Vgg19);
        tensors["features.0.bias"] = new Tensor([3], 1, 2, 3);

        Assert.Contains("features.0.bias (conv1_1) is 3; expected 2", Refusal(tensors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("features.12.bias", "the bias of conv3_2 is missing")]
    [InlineData("features.12.weight", "the kernel of conv3_2 is missing")]
    public void Read_MissingTensor_IsNamed(string missing, string expected)
    {
        var tensors = MiniVgg.Torchvision(Vgg19);
        tensors.Remove(missing);

        Assert.Contains(expected, Refusal(tensors), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SurplusConvolution_IsNamed()
    {
        var tensors = MiniVgg.Torchvision(Vgg19, "conv5_4");
        tensors["features.40.weight"] = new Tensor([1, 1, 3, 3], new float[9]);

        Assert.Contains("features.40.weight 1×1×3×3 is not expected", Refusal(tensors), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BatchNormalization_IsRefusedWithTheWayOut()
    {
        var tensors = new Dictionary<string, Tensor>
        {
            ["features.0.weight"] = new([2, 3, 3, 3], new float[54]),
            ["features.1.running_mean"] = new([2], 0, 0),
        };

        var message = Refusal(tensors);
        Assert.Contains("batch normalisation", message, StringComparison.Ordinal);
        Assert.Contains("ONNX", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnotherArchitecture_IsRefusedByItsNames()
    {
        var message = Refusal(new() { ["layer1.0.conv1.weight"] = new([1, 1, 3, 3], new float[9]) });

        Assert.Contains("not VGG-16 or VGG-19 weights", message, StringComparison.Ordinal);
        Assert.Contains("layer1.0.conv1.weight", message, StringComparison.Ordinal);
        Assert.Contains("ONNX", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recognizes_OnnxThatIsAlmostVgg_IsLeftToItsGraph()
    {
        var tensors = MiniVgg.Torchvision(Vgg19);
        tensors.Remove("features.12.bias");

        Assert.False(VggWeights.Recognizes(new MemoryWeights(tensors, OnnxWeights.FormatName)));
        Assert.True(VggWeights.Recognizes(new MemoryWeights(tensors)));
    }

    private static string Refusal(Dictionary<string, Tensor> tensors)
    {
        var refusal = Assert.Throws<PasticheException>(() => VggWeights.Read(new MemoryWeights(tensors)));
        Assert.StartsWith("weights.file: ", refusal.Message, StringComparison.Ordinal);
        return refusal.Message;
    }

    /// <summary>The name that a family has for a layer, from the one that it has for conv1_1.</summary>
    private static string Rename(string first, VggLayer layer) => first
        .Replace("features.0", $"features.{layer.Sequence}", StringComparison.Ordinal)
        .Replace("slice1.0", $"slice{layer.Block}.{layer.Sequence}", StringComparison.Ordinal)
        .Replace("conv0", $"conv{layer.Ordinal}", StringComparison.Ordinal)
        .Replace("conv1_1", layer.Name, StringComparison.Ordinal)
        .Replace("block1_conv1", $"block{layer.Block}_conv{layer.Position}", StringComparison.Ordinal);
}
