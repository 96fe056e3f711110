using Pastiche.Backbones;
using Pastiche.Graphs;
using Xunit;

namespace Pastiche.Tests.Backbones;

/// <summary>Files whose names tell no layers are read by their shapes, where these are those of one VGG.</summary>
public class VggOrderTests
{
    private static readonly VggArchitecture[] Architectures = [VggArchitecture.Vgg16, VggArchitecture.Vgg19];

    private static readonly IReadOnlyList<int> Even = [4, 4, 4, 4, 4];

    [Theory]
    [InlineData("")]
    [InlineData("module.")]
    [InlineData("vgg.")]
    [InlineData("encoder.layers.")]
    public void Read_NumbersOfASequence_AreItsLayers(string prefix)
    {
        foreach (var architecture in Architectures)
        {
            foreach (var channels in new[] { null, Even })
            {
                var expected = MiniVgg.Convolutions(architecture, "conv5_3", channels);

                AssertReads(
                    architecture,
                    expected,
                    MiniVgg.Named(expected, layer => ($"{prefix}{layer.Sequence}.weight", $"{prefix}{layer.Sequence}.bias")));
            }
        }
    }

    /// <summary>As where padding is a layer of its own, and where only convolutions are in the list.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void Read_OtherNumbers_AreOrdered(int step)
    {
        foreach (var architecture in Architectures)
        {
            var expected = MiniVgg.Convolutions(architecture, "conv5_3");

            AssertReads(architecture, expected, MiniVgg.Named(expected, layer => ($"{Number(layer)}.weight", $"{Number(layer)}.bias")));
        }

        int Number(VggLayer layer) => (layer.Ordinal * step) + (step > 1 ? layer.Block : 0);
    }

    [Fact]
    public void Read_FullWidth_IsToldByItsShapes()
    {
        foreach (var architecture in Architectures)
        {
            var expected = MiniVgg.Convolutions(architecture, "conv5_3", [8, 16, 32, 64, 64]);

            AssertReads(
                architecture,
                expected,
                MiniVgg.Named(expected, layer => ($"layer{layer.Ordinal}.conv.weight", $"layer{layer.Ordinal}.conv.bias")));
        }
    }

    /// <summary>layers/conv2d/vars/0, layers/conv2d_1/vars/0 …, in the order of a file that sorts them as text.</summary>
    [Fact]
    public void Read_Keras3_IsOrderedByItsNumbers()
    {
        var expected = MiniVgg.Convolutions(VggArchitecture.Vgg19, "conv5_4");
        var named = MiniVgg.Named(expected, layer => ($"{Group(layer)}/0", $"{Group(layer)}/1"))
            .OrderBy(tensor => tensor.Key, StringComparer.Ordinal)
            .ToDictionary(tensor => tensor.Key, tensor => tensor.Value.Shape.Rank == 4 ? MiniVgg.ChannelsLast(tensor.Value) : tensor.Value);
        named["layers/dense/vars/0"] = new Tensor([1, 2], 1, 2);
        named["layers/dense/vars/1"] = new Tensor([2], 1, 2);
        named["optimizer/vars/1"] = new Tensor([3, 3, 3, 2], new float[54]);

        var weights = VggWeights.Read(new MemoryWeights(named, "HDF5"));

        Assert.Equal(expected.Select(Convolution), weights.Convolutions);
        Assert.Equal((Preprocessing.Of(PreprocessingKind.Caffe), PreprocessingEvidence.Assumed), (weights.Preprocessing, weights.Evidence));

        static string Group(VggLayer layer) => layer.Ordinal == 0 ? "layers/conv2d/vars" : $"layers/conv2d_{layer.Ordinal}/vars";
    }

    [Fact]
    public void Read_Keras3OfAnotherNetwork_SaysWhatItIsAndTheWayOut() => Assert.Equal(
        "weights.file: these are weights of Keras 3, named by the kinds of layers alone (layers/conv2d/vars/0), "
        + "and their shapes are not those of VGG-16 or VGG-19; "
        + "export the network as an ONNX file, which brings its graph with it: model.export(FILE, format=\"onnx\").",
        Refusal(new() { ["layers/conv2d/vars/0"] = new([7, 7, 3, 2], new float[294]), ["layers/conv2d/vars/1"] = new([2], 0, 0) }));

    /// <summary>A whole loss of LPIPS: slices of torchvision's features, and its own weights of channels beside them.</summary>
    [Fact]
    public void Read_Lpips_LeavesItsHeadsAlone()
    {
        var expected = MiniVgg.Convolutions(VggArchitecture.Vgg16, "conv5_3");
        var named = MiniVgg.Named(
            expected,
            layer => ($"net.slice{layer.Block}.{layer.Sequence}.weight", $"net.slice{layer.Block}.{layer.Sequence}.bias"));
        named["scaling_layer.shift"] = new Tensor([1, 3, 1, 1], 1, 2, 3);
        named["lin0.model.1.weight"] = new Tensor([1, 2, 1, 1], 1, 2);
        named["lins.0.model.1.weight"] = new Tensor([1, 2, 1, 1], 1, 2);

        AssertReads(VggArchitecture.Vgg16, expected, named);
    }

    [Fact]
    public void Read_SlicesThatCountAnew_AreReadByTheirShapes()
    {
        var expected = MiniVgg.Convolutions(VggArchitecture.Vgg19, "conv5_1");

        AssertReads(
            VggArchitecture.Vgg19,
            expected,
            MiniVgg.Named(
                expected,
                layer => ($"slice{layer.Block}.{2 * layer.Position}.weight", $"slice{layer.Block}.{2 * layer.Position}.bias")));
    }

    /// <summary>
    /// As in vgg_normalised.pth: a 1×1 convolution makes BGR from 0 to 255 minus the mean, and padding is a layer of its own.
    /// </summary>
    [Fact]
    public void Read_LayerThatPreparesColors_IsThePreprocessing()
    {
        var expected = MiniVgg.Convolutions(VggArchitecture.Vgg19, "conv5_4");
        var named = MiniVgg.Named(expected, layer => ($"{Number(layer)}.weight", $"{Number(layer)}.bias"));
        named["0.weight"] = new Tensor([3, 3, 1, 1], 0, 0, 255, 0, 255, 0, 255, 0, 0);
        named["0.bias"] = new Tensor([3], -103.939f, -116.779f, -123.68f);

        var weights = VggWeights.Read(new MemoryWeights(named));

        Assert.Equal(expected.Select(Convolution), weights.Convolutions);
        Assert.Equal((Preprocessing.Of(PreprocessingKind.Caffe), PreprocessingEvidence.Network), (weights.Preprocessing, weights.Evidence));

        static int Number(VggLayer layer) => 2 + (3 * layer.Ordinal) + (layer.Block - 1);
    }

    [Fact]
    public void Read_LayerThatMixesColors_IsNoVgg()
    {
        var named = MiniVgg.Named(
            MiniVgg.Convolutions(VggArchitecture.Vgg19),
            layer => ($"{2 + (3 * layer.Ordinal)}.weight", $"{2 + (3 * layer.Ordinal)}.bias"));
        named["0.weight"] = new Tensor([3, 3, 1, 1], 0.3f, 0.6f, 0.1f, 0.3f, 0.6f, 0.1f, 0.3f, 0.6f, 0.1f);
        named["0.bias"] = new Tensor([3], 0, 0, 0);

        Assert.Contains("not VGG-16 or VGG-19 weights", Refusal(named), StringComparison.Ordinal);
    }

    /// <summary>As far as conv3_3 they are one architecture.</summary>
    [Fact]
    public void Read_EndsBeforeTheyDiffer_IsRead()
    {
        var expected = MiniVgg.Convolutions(VggArchitecture.Vgg19, "conv3_3");

        Assert.Equal(expected.Select(Convolution), VggWeights.Read(new MemoryWeights(Numbered(expected))).Convolutions);
    }

    /// <summary>Without anything that tells where poolings are, thirteen convolutions of one width are any of them.</summary>
    [Fact]
    public void Read_NoPoolingToBeSeen_IsRefusedWithWhatIsThere()
    {
        var convolutions = MiniVgg.Convolutions(VggArchitecture.Vgg16, "conv5_3", Even);

        Assert.Equal(
            "weights.file: its names tell no layers of a VGG, and its 13 convolutions, in their order, "
            + "fit neither VGG-16 nor VGG-19: they have 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4 feature maps; "
            + "name them as torchvision does (features.0.weight …), or export the network as an ONNX file.",
            Refusal(MiniVgg.Named(convolutions, layer => ($"{layer.Ordinal}.weight", $"{layer.Ordinal}.bias"))));
    }

    [Fact]
    public void Read_ConvolutionMissingInTheMiddle_IsRefused()
    {
        foreach (var missing in new[] { 10, 12, 14, 28 })
        {
            var tensors = Numbered(MiniVgg.Convolutions(VggArchitecture.Vgg19, "conv5_4"));
            tensors.Remove($"{missing}.weight");
            tensors.Remove($"{missing}.bias");

            Assert.Contains("fit neither VGG-16 nor VGG-19", Refusal(tensors), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_NumbersWithBatchNormalization_SaySo()
    {
        var tensors = Numbered(MiniVgg.Convolutions(VggArchitecture.Vgg16));
        tensors["1.running_mean"] = new Tensor([2], 0, 0);

        Assert.Contains("has batch normalisation", Refusal(tensors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.bias")]
    [InlineData("10.weight")]
    public void Read_HalfOfAConvolution_IsNoVgg(string missing)
    {
        var tensors = Numbered(MiniVgg.Convolutions(VggArchitecture.Vgg16));
        tensors.Remove(missing);

        Assert.Contains("not VGG-16 or VGG-19 weights", Refusal(tensors), StringComparison.Ordinal);
    }

    private static Dictionary<string, Tensor> Numbered(IReadOnlyList<(VggLayer Layer, Tensor Kernel, Tensor Bias)> convolutions) =>
        MiniVgg.Named(convolutions, layer => ($"{layer.Sequence}.weight", $"{layer.Sequence}.bias"));

    private static VggConvolution Convolution((VggLayer Layer, Tensor Kernel, Tensor Bias) entry) =>
        new(entry.Layer.Name, entry.Kernel, entry.Bias);

    private static string Refusal(Dictionary<string, Tensor> tensors) =>
        Assert.Throws<PasticheException>(() => VggWeights.Read(new MemoryWeights(tensors))).Message;

    private static void AssertReads(
        VggArchitecture architecture,
        IReadOnlyList<(VggLayer Layer, Tensor Kernel, Tensor Bias)> expected,
        Dictionary<string, Tensor> tensors)
    {
        var weights = VggWeights.Read(new MemoryWeights(tensors));

        Assert.Equal(expected.Select(Convolution), weights.Convolutions);
        Assert.Equal(architecture.Name, weights.Architecture);
    }
}
