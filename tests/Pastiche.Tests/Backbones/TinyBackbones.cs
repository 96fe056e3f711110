using Pastiche.Backbones;
using Pastiche.Graphs;
using Pastiche.Graphs.Passes;
using Pastiche.Testing;

namespace Pastiche.Tests.Backbones;

/// <summary>The tiny networks as backbones.</summary>
internal static class TinyBackbones
{
    /// <summary>Free of kinks, so that gradients agree to rounding however they are computed.</summary>
    public static Backbone Smooth { get; } = Wrap(TinyBackbone.Smooth(64, 64), "smooth2", ["smooth1", "smooth2", "smooth3"]);

    public static Backbone ResNet { get; } = Wrap(TinyBackbone.ResNet(64, 64), "stage1_1", ["stem", "stage1_1", "stage2_1"]);

    private static Backbone Wrap(Graph network, string content, string[] style) => new(
        network.Name, new string('0', 64), FoldBatchNorm.Apply(network),
        [.. network.Outputs.Select(output => new Layer(output.Key, output.Key, output.Value.Shape[1], 64 / output.Value.Shape[2]))],
        new DefaultLayers([new LayerWeight(content)], [.. style.Select(layer => new LayerWeight(layer))]));
}
