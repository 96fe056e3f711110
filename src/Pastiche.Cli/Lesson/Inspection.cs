using Pastiche.Backbones;
using Pastiche.Imaging;

namespace Pastiche.Cli.Lesson;

/// <summary>
/// A picture as layers of the network see it, padded up to the largest stride of all of them, so that a layer is as large whichever others are
/// looked at.
/// </summary>
/// <param name="extractor">Looks at it.</param>
/// <param name="image">The picture, at the size at which it is looked at.</param>
/// <param name="layers">The layers.</param>
/// <param name="network">What the layers of the network see and cost.</param>
/// <param name="kind">Which picture it is, as in " of the style"; empty where there is one only.</param>
internal sealed class Inspection(FeatureExtractor extractor, Image image, IReadOnlyList<Layer> layers, IReadOnlyList<LayerAnalysis> network, string kind = "")
    : JobPart($"feature maps and Gram matrices{kind}")
{
    private readonly LayerAnalysis[] _analyses = [.. layers.Select(layer => AnalysisOf(layer, network))];

    /// <summary>The picture.</summary>
    public Image Image { get; } = image;

    /// <summary>What sides are padded to multiples of.</summary>
    public int Stride { get; } = network.Max(layer => layer.Layer.Stride);

    /// <summary>What each layer says; empty until it is known.</summary>
    public IReadOnlyList<LayerInspection> Layers { get; private set; } = [];

    /// <inheritdoc/>
    public override double Work => _analyses.Max(layer => layer.MultiplyAdds) * Image.Width * Image.Height / 1e6;

    /// <inheritdoc/>
    public override bool HasResult => Layers.Count > 0;

    /// <inheritdoc/>
    public override string? Outcome => HasResult ? $"{Layers.Sum(layer => layer.Features.Maps)} maps in {Layers.Count} {(Layers.Count == 1 ? "layer" : "layers")}" : null;

    /// <inheritdoc/>
    public override IEnumerable<double> Make(CancellationToken cancellationToken)
    {
        var features = extractor.Extract(Padding.Reflect(Image, Stride), [.. layers.Select(layer => layer.Name)]);
        yield return 0.5;
        cancellationToken.ThrowIfCancellationRequested();
        Layers = [.. _analyses.Zip(features, (layer, seen) => new LayerInspection(layer, seen))];
        yield return 1;
    }

    /// <summary>A layer before its activation, which is not listed, sees and costs what it does after it.</summary>
    private static LayerAnalysis AnalysisOf(Layer layer, IReadOnlyList<LayerAnalysis> network) =>
        network.FirstOrDefault(analysis => analysis.Layer == layer)
        ?? network.First(analysis => layer.Name.StartsWith($"{analysis.Layer.Name}:", StringComparison.Ordinal)) with { Layer = layer };
}
