using Pastiche.Backbones;
using Pastiche.Imaging;

namespace Pastiche.Lesson.Experiments;

/// <summary>
/// Extracts the features of an image at some layers. The image is padded to the largest stride of the network, so that the size of a layer
/// does not depend on which other layers are inspected.
/// </summary>
public sealed class LayerInspection : JobPart
{
    private const int CopiesOfFeatures = 4;

    private readonly NetworkSession _session;
    private readonly LayerAnalysis[] _analyses;

    /// <summary>Plans an inspection.</summary>
    /// <param name="session">The network.</param>
    /// <param name="image">The image, in the size in which it is inspected.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="title">The result of the experiment, in words.</param>
    public LayerInspection(
        NetworkSession session, Image image, IReadOnlyList<Layer> layers, string title = "feature maps and Gram matrices")
        : base(title)
    {
        (_session, Image) = (session, image);
        _analyses = [.. layers.Select(layer => AnalysisOf(layer, session.Layers))];
        Stride = StrideOf(session.Layers);
    }

    /// <summary>The image.</summary>
    public Image Image { get; }

    /// <summary>The inspected layers, in the order asked for; empty before the experiment has run.</summary>
    public IReadOnlyList<InspectedLayer> Layers { get; private set; } = [];

    /// <inheritdoc/>
    public override double Work => _analyses.Max(layer => layer.MultiplyAdds) * Image.Width * Image.Height / 1e6;

    /// <inheritdoc/>
    public override bool HasResult => Layers.Count > 0;

    /// <inheritdoc/>
    public override string? Outcome =>
        HasResult ? $"{Layers.Sum(layer => layer.Features.Maps)} maps in {Layers.Count} {(Layers.Count == 1 ? "layer" : "layers")}" : null;

    /// <summary>
    /// The memory that it takes until its figures are drawn, in bytes: features, which the extractor has too, and as much again while they
    /// are computed; and Gram matrices.
    /// </summary>
    internal long KeptBytes => _analyses.Sum(analysis =>
    {
        var (channels, stride) = ((long)analysis.Layer.Channels, analysis.Layer.Stride);
        var positions = (Padding.RoundUp(Image.Width, Stride) / stride) * (Padding.RoundUp(Image.Height, Stride) / stride);
        return (CopiesOfFeatures * sizeof(float) * channels * positions) + (sizeof(double) * channels * channels);
    });

    /// <summary>The multiple to which both sides are padded, in pixels.</summary>
    internal int Stride { get; }

    /// <inheritdoc/>
    public override IEnumerable<double> Run(CancellationToken cancellationToken = default)
    {
        var features = _session.Extractor.Extract(Padding.Reflect(Image, Stride), [.. _analyses.Select(layer => layer.Layer.Name)]);
        yield return 0.5;
        cancellationToken.ThrowIfCancellationRequested();
        Layers = [.. _analyses.Zip(features, (layer, seen) => new InspectedLayer(layer, seen))];
        yield return 1;
    }

    /// <summary>The largest stride of a network's layers.</summary>
    internal static int StrideOf(IReadOnlyList<LayerAnalysis> network) => network.Max(layer => layer.Layer.Stride);

    /// <summary>A layer before its activation is not listed; it has the receptive field and the cost of that activation.</summary>
    private static LayerAnalysis AnalysisOf(Layer layer, IReadOnlyList<LayerAnalysis> network) =>
        network.FirstOrDefault(analysis => analysis.Layer == layer)
        ?? network.First(analysis => layer.Name.StartsWith($"{analysis.Layer.Name}:", StringComparison.Ordinal)) with { Layer = layer };
}
