using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>
/// How a network wants its pictures. Ours are RGB from 0 to 1; a network trained with Caffe takes BGR from 0 to 255 minus its
/// training pictures' mean colour.
/// </summary>
/// <param name="Mean">The colour to subtract: red, green, blue from 0 to 1.</param>
/// <param name="Scale">What the differences are multiplied by.</param>
/// <param name="BlueFirst">Whether the network takes blue, green, red.</param>
internal sealed record Preprocessing(ValueList<float> Mean, float Scale, bool BlueFirst)
{
    /// <summary>Of networks trained with Caffe, CNTK and Keras' VGG: BGR·255 − mean.</summary>
    public static Preprocessing Caffe(float red, float green, float blue) => new([red / 255, green / 255, blue / 255], 255, BlueFirst: true);

    /// <summary>
    /// Appends it to a graph. Scaling and reordering are a 1×1 convolution without bias, which the convolution that follows
    /// absorbs exactly; the mean cannot be absorbed, since the network pads with zeros after subtracting it.
    /// </summary>
    public Value Apply(Graph graph, Value image)
    {
        var centred = graph.Sub(image, graph.Constant(new Tensor([1, 3, 1, 1], [.. Mean])));
        var matrix = new float[9];
        for (var channel = 0; channel < 3; channel++) matrix[(channel * 3) + (BlueFirst ? 2 - channel : channel)] = Scale;
        return graph.Conv(centred, graph.Constant(new Tensor([3, 3, 1, 1], matrix)), null, ConvAttributes.Default);
    }
}
