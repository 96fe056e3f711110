using Pastiche.Backbones;
using Pastiche.Graphs;

namespace Pastiche.Benchmarks;

/// <summary>VGG-19 at its full width with random weights: as much work as with trained ones.</summary>
internal static class RandomVgg
{
    private static readonly int[] Widths = [64, 128, 256, 512, 512];

    /// <summary>The network, by He's initialisation.</summary>
    public static Backbone Create()
    {
        var random = new Random(0);
        var convolutions = new List<VggConvolution>();
        var inputs = 3;
        foreach (var layer in VggArchitecture.Vgg19.Layers)
        {
            var outputs = Widths[layer.Block - 1];
            var spread = Math.Sqrt(2 / (9.0 * inputs));
            convolutions.Add(new VggConvolution(
                layer.Name, new Tensor([outputs, inputs, 3, 3], Normal(random, outputs * inputs * 9, spread)),
                new Tensor([outputs], new float[outputs])));
            inputs = outputs;
        }

        var weights = new VggWeights
        {
            Architecture = "vgg19",
            Preprocessing = PreprocessingKind.Torch,
            Evidence = PreprocessingEvidence.Given,
            Convolutions = convolutions,
        };
        return Vgg.Create("vgg19", new string('0', 64), weights, BackboneOptions.Default);
    }

    /// <summary>By Box and Muller.</summary>
    public static float[] Normal(Random random, int count, double spread)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = (float)(spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return values;
    }
}
