using Pastiche.Backbones;
using Pastiche.Graphs.Onnx;
using Xunit;

namespace Pastiche.Tests.Backbones;

public class MeasurableLayersTests
{
    private static ModelFile Image => new(1, 3, 64, 64);

    [Fact]
    public void Find_Activation_StandsForTheConvolutionAndNormalizationBeforeIt() =>
        Assert.Equal(["relu"], Find(Image.Conv("picture", "conv", 3, 4, 3).Normalize("conv", "norm", 4).Node("Relu", "norm", "relu")));

    [Fact]
    public void Find_NothingAfterANormalization_TakesTheNormalization() =>
        Assert.Equal(
            ["norm", "end"], Find(Image.Conv("picture", "conv", 3, 4, 3).Normalize("conv", "norm", 4).Conv("norm", "end", 4, 4, 3)));

    [Fact]
    public void Find_BiasAsASumOfItsOwn_BelongsToTheConvolution() =>
        Assert.Equal(
            ["biased", "end"],
            Find(Image.Same("picture", "conv").Floats("bias", [1, 3, 1, 1], _ => 1)
                .Node("Add", "conv bias", "biased").Conv("biased", "end", 3, 4, 3)));

    [Fact]
    public void Find_ResidualSum_IsTakenActivatedWhereItIs()
    {
        var activated =
            Image.Conv("picture", "conv1", 3, 4, 3, pad: 1).Node("Relu", "conv1", "relu1").Conv("relu1", "conv2", 4, 4, 3, pad: 1)
            .Node("Add", "relu1 conv2", "sum").Node("Relu", "sum", "relu2");
        var bare = Image.Conv("picture", "conv1", 3, 4, 3, pad: 1).Conv("conv1", "conv2", 4, 4, 3, pad: 1).Node("Add", "conv1 conv2", "sum")
            .Conv("sum", "end", 4, 4, 3);
        Assert.Equal(["relu1", "relu2"], Find(activated));
        Assert.Equal(["conv1", "sum", "end"], Find(bare));
        Assert.Equal([false, true], Maps(activated).Select(map => map.EndsBlock));
    }

    [Fact]
    public void Find_Concatenation_EndsABlock()
    {
        var fire = Image.Conv("picture", "squeeze", 3, 4, 1).Node("Relu", "squeeze", "relu0")
            .Conv("relu0", "one", 4, 6, 1).Node("Relu", "one", "relu1").Conv("relu0", "three", 4, 6, 3, pad: 1)
                .Node("Relu", "three", "relu3")
            .Node("Concat", "relu1 relu3", "joined", ("axis", [1]));
        Assert.Equal(["relu0", "relu1", "relu3", "joined"], Find(fire));
        Assert.Equal((12, true), (Maps(fire)[^1].Channels, Maps(fire)[^1].EndsBlock));
    }

    /// <summary>x·sigmoid(x) is one activation; a gate for each channel of the whole picture is none.</summary>
    [Fact]
    public void Find_Gates_AreNoLayers()
    {
        var model = Image.Conv("picture", "conv", 3, 4, 3).Node("Sigmoid", "conv", "gate").Node("Mul", "conv gate", "swish")
            .Node("GlobalAveragePool", "swish", "mean").Conv("mean", "excite", 4, 4, 1).Node("Sigmoid", "excite", "weights")
            .Node("Mul", "swish weights", "weighted").Conv("weighted", "end", 4, 4, 3);
        Assert.Equal(["swish", "end"], Find(model));
    }

    [Fact]
    public void Find_HardSwishInParts_IsOneActivation()
    {
        var model = Image.Conv("picture", "conv", 3, 4, 3)
            .Floats("three", [], _ => 3).Floats("zero", [], _ => 0).Floats("six", [], _ => 6)
            .Node("Add", "conv three", "shifted").Node("Clip", "shifted zero six", "clipped").Node("Mul", "conv clipped", "product")
                .Node("Div", "product six", "hard")
            .Conv("hard", "end", 4, 4, 3);
        Assert.Equal(["product", "end"], Find(model));
    }

    private static IEnumerable<string> Find(ModelFile model) => Maps(model).Select(map => map.Tensor);

    private static IReadOnlyList<LayerCandidate> Maps(ModelFile model) =>
        MeasurableLayers.Find(new OnnxModel(model.Bytes, "handmade"), new ImageLayout(ChannelsLast: false)).Candidates;
}
