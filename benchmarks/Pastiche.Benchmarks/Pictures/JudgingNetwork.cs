using Pastiche.Imaging;
using Pastiche.Lesson.Metrics;

namespace Pastiche.Benchmarks.Pictures;

/// <summary>A VGG-19 that measures pictures which were not optimized by it, so that a recipe cannot flatter itself.</summary>
/// <param name="backbone">The network, at least up to conv3_4.</param>
internal sealed class JudgingNetwork(Backbone backbone) : IDisposable
{
    private const string ContentLayer = "conv3_4";

    private readonly FeatureExtractor _extractor = new(backbone);

    /// <summary>The layers on which the style is compared, from shallow to deep.</summary>
    public static IReadOnlyList<string> StyleLayers { get; } = ["conv1_1", "conv2_1", "conv3_1"];

    /// <summary>The Gram matrices of the layers of the style.</summary>
    public IReadOnlyList<GramMatrix> Style(Image image) => [.. Extract(image, StyleLayers).Select(features => features.Gram())];

    /// <summary>The features in the layer of the content.</summary>
    public Features Content(Image image) => Extract(image, [ContentLayer])[0];

    /// <summary>Compares a picture with its style and its content, of the picture's size.</summary>
    public NetworkFigures Compare(Image picture, IReadOnlyList<GramMatrix> style, Features content)
    {
        var features = Content(picture);
        return new NetworkFigures(
            [.. Style(picture).Zip(style, (gram, wanted) => Math.Sqrt(GramDistance.Of(gram, wanted)))],
            Math.Sqrt(FeatureDistance.Of(features, content)),
            CosineSimilarity.Of(features, content));
    }

    public void Dispose() => _extractor.Dispose();

    /// <summary>Extracts features. What the strides do not divide is cut off, where the extractor would pad.</summary>
    private IReadOnlyList<Features> Extract(Image image, IReadOnlyList<string> layers)
    {
        var stride = layers.Max(layer => backbone.FindLayer(layer).Stride);
        return _extractor.Extract(Padding.Crop(image, image.Width / stride * stride, image.Height / stride * stride), layers);
    }
}

/// <summary>What a network says of a picture.</summary>
/// <param name="Style">The relative distance of the Gram matrices of each layer: smaller is closer to the style.</param>
/// <param name="Content">The relative distance of the features: smaller is closer to the content.</param>
/// <param name="Cosine">The mean cosine of the features: how much of the content is kept, 1 at most.</param>
internal sealed record NetworkFigures(IReadOnlyList<double> Style, double Content, double Cosine);
