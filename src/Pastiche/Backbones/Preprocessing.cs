using System.Diagnostics.CodeAnalysis;
using Pastiche.Backbones;
using Pastiche.Graphs;

namespace Pastiche;

/// <summary>
/// The preprocessing of a network's pictures: (color − mean) / deviation, for colors from 0 to <see cref="Maximum"/>, in RGB or BGR.
/// </summary>
public sealed record Preprocessing
{
    /// <summary>The smallest deviation, relative to the maximum.</summary>
    internal const float SmallestDeviation = 1e-3f;

    /// <summary>The largest deviation, relative to the maximum.</summary>
    internal const float LargestDeviation = 10;

    /// <summary>Creates a preprocessing.</summary>
    /// <param name="mean">The color to subtract: red, green, blue, each from 0 to the maximum.</param>
    /// <param name="deviation">The divisor of the differences: red, green, blue, each from 1/1000 of the maximum to ten times it.</param>
    /// <param name="maximum">1 or 255.</param>
    /// <param name="blueFirst">
    /// Whether the network takes blue, green, red; mean and deviation are in the order red, green, blue all the same.
    /// </param>
    /// <exception cref="PasticheException">A number is out of range, or there are not three.</exception>
    public Preprocessing(ValueList<float> mean, ValueList<float> deviation, float maximum = 1, bool blueFirst = false)
    {
        if (maximum is not (1 or 255)) throw Errors.OutOfRange("The largest value of a color", $"{maximum:R}", "1, 255");
        if (mean.Count != Image.Channels || deviation.Count != Image.Channels)
        {
            throw Errors.OutOfRange(
                "The mean and deviation of a preprocessing", $"{mean} and {deviation}", "three numbers each: red, green, blue");
        }

        foreach (var value in mean) Setting.RequireInRange("The mean of a preprocessing", value, 0, maximum);
        foreach (var value in deviation)
            Setting.RequireInRange("The deviation of a preprocessing", value, SmallestDeviation * maximum, LargestDeviation * maximum);
        (Mean, Deviation, Maximum, BlueFirst) = (mean, deviation, maximum, blueFirst);
    }

    /// <summary>The color that is subtracted: red, green, blue, from 0 to <see cref="Maximum"/>.</summary>
    public ValueList<float> Mean { get; }

    /// <summary>The divisor of the differences: red, green, blue.</summary>
    public ValueList<float> Deviation { get; }

    /// <summary>The brightest value of a color before the mean is subtracted: 1 or 255.</summary>
    public float Maximum { get; }

    /// <summary>Whether the network takes blue, green, red.</summary>
    public bool BlueFirst { get; }

    /// <summary>The kind, if it is a common one.</summary>
    internal PreprocessingKind? Kind =>
        PreprocessingText.Kinds.Where(kind => Of(kind) == this).Select(kind => (PreprocessingKind?)kind).FirstOrDefault();

    /// <summary>
    /// The factor that brings the network's features to the magnitude of those of a network fed with 0 to 255, for which the paper states
    /// its weights: 1 for Caffe's, 57.6 for torch's, 255 for 0 to 1.
    /// </summary>
    internal float FeatureScale => 255 / Scale.Average();

    private IEnumerable<float> Scale => Deviation.Select(deviation => Maximum / deviation);

    /// <summary>The preprocessing of a kind, with ImageNet's mean where it has one.</summary>
    public static Preprocessing Of(PreprocessingKind kind) => kind switch
    {
        PreprocessingKind.Torch => new([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]),
        PreprocessingKind.Caffe => new([123.68f, 116.779f, 103.939f], [1, 1, 1], 255, blueFirst: true),
        PreprocessingKind.Tf => new([0.5f, 0.5f, 0.5f], [0.5f, 0.5f, 0.5f]),
        _ => new([0, 0, 0], [1, 1, 1]),
    };

    /// <summary>Parses the text that <see cref="ToString"/> returns.</summary>
    /// <param name="text">
    /// torch, caffe, unit or tf; or any of mean=R,G,B, std=R,G,B, max=1 or max=255, and bgr, with colons between them. A single number
    /// stands for all three. Without max, colors go to 255 if a mean or a deviation is over 1.
    /// </param>
    /// <exception cref="PasticheException">The text is none of these, or a number is out of range.</exception>
    public static Preprocessing Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PreprocessingText.Parse("The preprocessing", text);
    }

    /// <summary>Converts a kind to its preprocessing, and null to null.</summary>
    [return: NotNullIfNotNull(nameof(kind))]
    public static implicit operator Preprocessing?(PreprocessingKind? kind) => kind is { } named ? Of(named) : null;

    /// <summary>The name, or the numbers as in <c>mean=123.675,116.28,103.53:std=58.395,57.12,57.375:max=255:bgr</c>.</summary>
    public override string ToString() => PreprocessingText.Write(this);

    /// <summary>
    /// Adds the preprocessing to a graph. Scaling and reordering are a 1×1 convolution without bias, which the convolution that follows
    /// absorbs exactly; the mean cannot be absorbed, since the network pads with zeros after subtracting it.
    /// </summary>
    internal Value Apply(Graph graph, Value image)
    {
        float[] mean = [.. Mean.Select(value => value / Maximum)], scale = [.. Scale];
        var centered = Mean.All(value => value == 0) ? image : graph.Sub(image, graph.Constant(new Tensor([1, 3, 1, 1], mean)));
        if (scale.All(factor => factor == 1) && !BlueFirst) return centered;
        var matrix = new float[9];
        for (var channel = 0; channel < 3; channel++) matrix[((BlueFirst ? 2 - channel : channel) * 3) + channel] = scale[channel];
        return graph.Conv(centered, graph.Constant(new Tensor([3, 3, 1, 1], matrix)), null, ConvAttributes.Default);
    }
}
