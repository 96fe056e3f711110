using Pastiche.ImagePriors;
using Pastiche.Imaging;
using Pastiche.Options;

namespace Pastiche.Lesson.Tests.Page;

/// <summary>The losses of images by their formulas, in double precision, independent of how images are painted.</summary>
/// <param name="extractor">Extracts the features.</param>
/// <param name="backbone">Its network, whose layers are measured unless the options name others.</param>
/// <param name="options">Weights; losses are relative.</param>
internal sealed class ReferenceLosses(FeatureExtractor extractor, Backbone backbone, StylizeOptions options)
{
    private readonly (string Layer, double Share)[] _content = Shares(backbone.ContentLayers);
    private readonly (string Layer, double Share)[] _style = Shares(options.StyleLayers ?? backbone.StyleLayers);

    /// <summary>The losses of images of the content's size, with their padding or without.</summary>
    public IReadOnlyList<MeasuredLosses> Of(Image content, Image style, IEnumerable<Image> images)
    {
        string[] layers = [.. _style.Concat(_content).Select(layer => layer.Layer).Distinct()];
        var contentTargets = extractor.Extract(content, layers).ToDictionary(features => features.Layer.Name);
        var styleTargets = extractor.Extract(style, layers).ToDictionary(features => features.Layer.Name, features => features.Gram());
        return [.. images.Select(image => Of(image, extractor.Extract(image, layers), contentTargets, styleTargets))];
    }

    private MeasuredLosses Of(
        Image image,
        IReadOnlyList<Features> features,
        Dictionary<string, Features> contentTargets,
        Dictionary<string, GramMatrix> styleTargets)
    {
        var found = features.ToDictionary(layer => layer.Layer.Name);
        var content = _content.Sum(layer => layer.Share * ContentLoss(found[layer.Layer].Values, contentTargets[layer.Layer].Values));
        double[] layers = [.. _style.Select(layer => StyleLoss(found[layer.Layer].Gram(), styleTargets[layer.Layer]))];
        var style = layers.Zip(_style, (loss, layer) => layer.Share * loss).Sum();
        var variation = Variation(image);
        var total = (options.EffectiveContentWeight * content) + (options.EffectiveStyleWeight * style)
            + (options.EffectiveTotalVariationWeight * variation);
        return new MeasuredLosses(content, style, variation, total, layers);
    }

    /// <summary>Σ (F − P)² / Σ (P − P̄)²</summary>
    private static double ContentLoss(ReadOnlySpan<float> features, ReadOnlySpan<float> target)
    {
        var mean = 0.0;
        foreach (var value in target) mean += value;
        mean /= target.Length;
        var (distance, spread) = (0.0, 0.0);
        for (var i = 0; i < target.Length; i++)
        {
            distance += Math.Pow((double)features[i] - target[i], 2);
            spread += Math.Pow(target[i] - mean, 2);
        }

        return distance / spread;
    }

    /// <summary>Σ (G − A)² / Σ A²</summary>
    private static double StyleLoss(GramMatrix gram, GramMatrix target)
    {
        var (distance, size) = (0.0, 0.0);
        for (var i = 0; i < target.Values.Length; i++)
        {
            distance += Math.Pow(gram.Values[i] - target.Values[i], 2);
            size += Math.Pow(target.Values[i], 2);
        }

        return distance / size;
    }

    /// <summary>The total variation of the padded image.</summary>
    private double Variation(Image image)
    {
        var padded = Padding.Reflect(image, new MeasuredLayers(backbone, options).Stride);
        return new TotalVariation().AddGradient(padded.Pixels, padded.Width, padded.Height, 0, new float[padded.Pixels.Length]);
    }

    private static (string, double)[] Shares(IReadOnlyCollection<LayerWeight> layers)
    {
        var sum = layers.Sum(layer => (double)layer.Weight);
        return [.. layers.Where(layer => layer.Weight > 0).Select(layer => (layer.Layer, layer.Weight / sum))];
    }
}

/// <summary>The losses of an image, before their weights, and the weighted sum.</summary>
internal sealed record MeasuredLosses(double Content, double Style, double Variation, double Total, IReadOnlyList<double> StyleLayers);
