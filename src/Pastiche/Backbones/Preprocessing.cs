using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>How a network wants its pictures. Ours are RGB from 0 to 1; it takes (colour − mean)·scale, perhaps with blue first.</summary>
/// <param name="Mean">The colour to subtract: red, green, blue from 0 to 1.</param>
/// <param name="Scale">What the differences are multiplied by: red, green, blue.</param>
/// <param name="BlueFirst">Whether the network takes blue, green, red.</param>
internal sealed record Preprocessing(ValueList<float> Mean, ValueList<float> Scale, bool BlueFirst)
{
    /// <summary>
    /// By how much smaller the network's features are than if it took 0 to 255: 1 for Caffe's, 57.6 for torch's, 255 for 0 to 1.
    /// What a weight of the paper means depends on it.
    /// </summary>
    public float FeatureScale { get; init; } = 255 / Scale.Average();

    /// <summary>RGB from 0 to 1, minus ImageNet's mean, over its standard deviation: torchvision, timm, most ONNX files.</summary>
    public static Preprocessing Torch { get; } = new([0.485f, 0.456f, 0.406f], [1 / 0.229f, 1 / 0.224f, 1 / 0.225f], BlueFirst: false);

    /// <summary>RGB from 0 to 1 as it is.</summary>
    public static Preprocessing Unit { get; } = new([0, 0, 0], [1, 1, 1], BlueFirst: false);

    /// <summary>Of networks trained with Caffe, CNTK and Keras' VGG: BGR·255 − mean.</summary>
    public static Preprocessing Caffe(float red, float green, float blue) => new([red / 255, green / 255, blue / 255], [255, 255, 255], BlueFirst: true);

    /// <summary>The one of a kind, with ImageNet's mean.</summary>
    public static Preprocessing Of(PreprocessingKind kind) => kind switch
    {
        PreprocessingKind.Torch => Torch,
        PreprocessingKind.Caffe => Caffe(123.68f, 116.779f, 103.939f),
        _ => Unit,
    };

    /// <summary>
    /// Appends it to a graph. Scaling and reordering are a 1×1 convolution without bias, which the convolution that follows
    /// absorbs exactly; the mean cannot be absorbed, since the network pads with zeros after subtracting it.
    /// </summary>
    public Value Apply(Graph graph, Value image)
    {
        var centred = Mean.All(mean => mean == 0) ? image : graph.Sub(image, graph.Constant(new Tensor([1, 3, 1, 1], [.. Mean])));
        if (Scale.All(scale => scale == 1) && !BlueFirst) return centred;
        var matrix = new float[9];
        for (var channel = 0; channel < 3; channel++) matrix[((BlueFirst ? 2 - channel : channel) * 3) + channel] = Scale[channel];
        return graph.Conv(centred, graph.Constant(new Tensor([3, 3, 1, 1], matrix)), null, ConvAttributes.Default);
    }
}
