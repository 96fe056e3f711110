using Pastiche.Backbones;
using Pastiche.Graphs;

namespace Pastiche.Tests.Backbones;

/// <summary>VGGs that are a few channels wide, or as wide as the real ones, in the names of any family of files.</summary>
internal static class MiniVgg
{
    /// <summary>Channels of the five blocks of the real ones.</summary>
    public static readonly IReadOnlyList<int> FullWidth = [64, 128, 256, 512, 512];

    private static readonly int[] Channels = [2, 3, 4, 5, 5];

    /// <summary>The numbers of a VGG, always the same: its convolutions up to a layer.</summary>
    public static IReadOnlyList<(VggLayer Layer, Tensor Kernel, Tensor Bias)> Convolutions(
        VggArchitecture architecture, string last = "conv5_1", IReadOnlyList<int>? channels = null)
    {
        var random = new Random(7);
        var convolutions = new List<(VggLayer, Tensor, Tensor)>();
        var inputs = 3;
        foreach (var layer in architecture.Layers)
        {
            var outputs = (channels ?? Channels)[layer.Block - 1];
            var spread = MathF.Sqrt(6f / (9 * inputs));
            convolutions.Add((layer, Random([outputs, inputs, 3, 3], spread), Random([outputs], 0.1f)));
            inputs = outputs;
            if (layer.Name == last) break;
        }

        return convolutions;

        Tensor Random(Shape shape, float spread) =>
            new(shape, [.. Enumerable.Range(0, shape.Size).Select(_ => spread * ((2 * random.NextSingle()) - 1))]);
    }

    /// <summary>In torchvision's names.</summary>
    public static Dictionary<string, Tensor> Torchvision(
        VggArchitecture architecture, string last = "conv5_1", string prefix = "", IReadOnlyList<int>? channels = null) =>
        Named(
            Convolutions(architecture, last, channels),
            layer => ($"{prefix}features.{layer.Sequence}.weight", $"{prefix}features.{layer.Sequence}.bias"));

    /// <summary>In names that a family gives to kernels and biases.</summary>
    public static Dictionary<string, Tensor> Named(
        IReadOnlyList<(VggLayer Layer, Tensor Kernel, Tensor Bias)> convolutions, Func<VggLayer, (string Kernel, string Bias)> names) =>
        convolutions
            .SelectMany(convolution => new[]
            {
                (names(convolution.Layer).Kernel, convolution.Kernel), (names(convolution.Layer).Bias, convolution.Bias),
            })
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>The network.</summary>
    public static Backbone Create(
        VggArchitecture architecture, BackboneOptions? options = null, string last = "conv5_1", IReadOnlyList<int>? channels = null) =>
        Vgg.Create(
            architecture.Name,
            new string('0', 64),
            VggWeights.Read(new MemoryWeights(Torchvision(architecture, last, channels: channels))),
            options ?? BackboneOptions.Default);

    /// <summary>A kernel as Keras and TensorFlow have it: [height, width, in, out].</summary>
    public static Tensor ChannelsLast(Tensor kernel)
    {
        var (outputs, inputs) = (kernel.Shape[0], kernel.Shape[1]);
        var elements = new float[kernel.Shape.Size];
        for (var i = 0; i < elements.Length; i++)
        {
            var (o, c, tap) = (i / (inputs * 9), i / 9 % inputs, i % 9);
            elements[(((tap * inputs) + c) * outputs) + o] = kernel.Elements[i];
        }

        return new Tensor([3, 3, inputs, outputs], elements);
    }
}
