using Pastiche.Backbones;
using Pastiche.Graphs;
using Pastiche.Lesson.Experiments;
using Xunit;

namespace Pastiche.Lesson.Tests.Experiments;

public sealed class LayerSizeTests
{
    /// <summary>64 to 512 filters, halved four times; receptive fields and parameters as the literature has them.</summary>
    [Fact]
    public void Of_Vgg19_HasTheLayersOfTheLiterature()
    {
        var sizes = LayerSize.Of(LayerAnalysis.Of(Vgg19()), 256, 171);

        Assert.Equal(16, sizes.Count);
        Assert.Equal(("conv1_1", 64, 256, 176, 1, 3, 1_792), Row(sizes[0]));
        Assert.Equal(("conv2_1", 128, 128, 88, 2, 10, 112_576), Row(sizes[2]));
        Assert.Equal(("conv4_2", 512, 32, 22, 8, 84, 5_865_536), Row(sizes[9]));
        Assert.Equal(("conv5_4", 512, 16, 11, 16, 252, 20_024_384), Row(sizes[15]));
    }

    private static (string, int, int, int, int, int?, long) Row(LayerSize size) =>
        (size.Layer.Name, size.Layer.Channels, size.Width, size.Height, size.Layer.Stride, size.ReceptiveField, size.Parameters);

    /// <summary>Weights that only tell layers apart: equal ones would be stored, and counted, once.</summary>
    private static Backbone Vgg19()
    {
        int[] channels = [64, 128, 256, 512, 512];
        var inputs = 3;
        var convolutions = new List<VggConvolution>();
        foreach (var layer in VggArchitecture.Vgg19.Layers)
        {
            var outputs = channels[layer.Block - 1];
            var (kernel, bias) = (Tensor([outputs, inputs, 3, 3], layer.Sequence), Tensor([outputs], layer.Sequence));
            convolutions.Add(new VggConvolution(layer.Name, kernel, bias));
            inputs = outputs;
        }

        var weights = new VggWeights
        {
            Architecture = VggArchitecture.Vgg19.Name,
            Preprocessing = PreprocessingKind.Torch,
            Evidence = PreprocessingEvidence.Given,
            Convolutions = convolutions,
        };
        return Vgg.Create(VggArchitecture.Vgg19.Name, new string('0', 64), weights, BackboneOptions.Default);

        static Tensor Tensor(Shape shape, int value) => new(shape, [.. Enumerable.Repeat((float)value, shape.Size)]);
    }
}
