using Pastiche.Backbones;
using Pastiche.Cli.Lesson;
using Pastiche.Graphs;
using Xunit;

namespace Pastiche.Cli.Tests.Lesson;

public sealed class LayerSizeTests
{
    /// <summary>The lesson's table: 64 to 512 filters, halved four times; receptive fields and parameters as the literature has them.</summary>
    [Fact]
    public void Table_Vgg19_HasTheLessonsLayers()
    {
        var table = LayerSize.Table(LayerSize.Of(LayerAnalysis.Of(Vgg19()), 256, 171)).ToArray();

        Assert.Equal(17, table.Length);
        Assert.Equal("layer    maps  positions  stride  sees     parameters", table[0]);
        Assert.Equal("conv1_1  64    256×176    1       3×3      1,792", table[1]);
        Assert.Equal("conv2_1  128   128×88     2       10×10    112,576", table[3]);
        Assert.Equal("conv4_2  512   32×22      8       84×84    5,865,536", table[10]);
        Assert.Equal("conv5_4  512   16×11      16      252×252  20,024,384", table[16]);
    }

    /// <summary>Weights that only tell layers apart: equal ones would be stored, and counted, once.</summary>
    private static Backbone Vgg19()
    {
        int[] channels = [64, 128, 256, 512, 512];
        var inputs = 3;
        var convolutions = new List<VggConvolution>();
        foreach (var layer in VggArchitecture.Vgg19.Layers)
        {
            var outputs = channels[layer.Block - 1];
            convolutions.Add(new VggConvolution(layer.Name, Tensor([outputs, inputs, 3, 3], layer.Sequence), Tensor([outputs], layer.Sequence)));
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
