using System.Numerics.Tensors;
using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Losses;

namespace Pastiche.Stylization;

/// <summary>
/// The content representation and the style representation: what the picture has to match. Each region has its own target, measured on
/// its styles, whose statistics are averaged, and counts by the part of the picture that it covers.
/// </summary>
/// <param name="backbone">The measuring instrument.</param>
/// <param name="options">Layers, losses and weights.</param>
/// <param name="compile">Makes a graph ready to run.</param>
internal sealed class TargetMeasurement(Backbone backbone, StylizeOptions options, Func<Graph, ICompiledGraph> compile) : IDisposable
{
    private readonly int _stride = Planner.Stride(backbone, options);
    private Compiled? _last;

    /// <summary>Measures the pictures of a scale.</summary>
    /// <exception cref="PasticheException">A picture is flat.</exception>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public IReadOnlyList<Target> Of(ScaledScene scene, CancellationToken cancellationToken) =>
    [
        .. Content(scene.Content, cancellationToken),
        .. options.EffectiveStyleWeight == 0 ? [] : scene.Regions.SelectMany(region => Style(region, cancellationToken)),
    ];

    /// <summary>Releases what is compiled.</summary>
    public void Dispose() => _last?.Graph.Dispose();

    private IEnumerable<Target> Content(Image content, CancellationToken cancellationToken)
    {
        var weight = options.EffectiveContentWeight;
        if (weight == 0) return [];
        var shares = Shares(options.ContentLayers ?? backbone.ContentLayers)
            .Select(share => (new Term(TermKind.Content, share.Layer, new ContentLoss()), share.Share)).ToArray();
        // A tile is measured as it will be looked at.
        var values = Measure(options.Tileable ? backbone.Wrapped : backbone, content, null, [.. shares.Select(share => share.Item1)], cancellationToken);
        return shares.Zip(values, (share, value) => Aim(share.Item1, value, share.Share, weight));
    }

    private IEnumerable<Target> Style(ScaledRegion region, CancellationToken cancellationToken)
    {
        var shares = StyleTerms().ToArray();
        ValueList<Term> terms = [.. shares.Select(share => share.Term)];
        float[][]? blended = null;
        foreach (var style in region.Styles)
        {
            var values = Measure(backbone, style.Image, style.Mask, terms, cancellationToken);
            // A single style is itself, to the bit.
            if (style.Weight != 1)
                foreach (var value in values) TensorPrimitives.Multiply(value, (float)style.Weight, value);
            if (blended is null) blended = values;
            else
                for (var i = 0; i < values.Length; i++) TensorPrimitives.Add(blended[i], values[i], blended[i]);
        }

        Prepare(terms, blended!, cancellationToken);
        return shares.Select((share, i) => Aim(
            share.Term with { Region = region.Index }, blended![i], share.Share * region.Area, options.EffectiveStyleWeight));
    }

    /// <summary>Every loss on every layer, with its part of the style's weight.</summary>
    private IEnumerable<(Term Term, double Share)> StyleTerms()
    {
        var sum = options.StyleLosses.Sum(loss => (double)loss.Weight);
        return from loss in options.StyleLosses
               where loss.Weight > 0
               from layer in Shares(options.StyleLayers ?? backbone.StyleLayers)
               select (new Term(TermKind.Style, layer.Layer, StyleLosses.Of(loss.Kind)), layer.Share * (loss.Weight / sum));
    }

    private IEnumerable<(string Layer, double Share)> Shares(ValueList<LayerWeight> layers)
    {
        var sum = layers.Sum(layer => (double)layer.Weight);
        return layers.Where(layer => layer.Weight > 0).Select(layer => (backbone.Layer(layer.Layer).Name, layer.Weight / sum));
    }

    /// <summary>The targets that a picture sets, by the parts of it that the mask shows.</summary>
    private float[][] Measure(Backbone network, Image image, Mask? mask, ValueList<Term> terms, CancellationToken cancellationToken)
    {
        var padded = Padding.Reflect(image, _stride);
        // Compiling takes a while and cannot be ended.
        cancellationToken.ThrowIfCancellationRequested();
        var (measurement, inputs) = Compile(new Objective(network, terms, Weighted: mask is not null), padded.Width, padded.Height);
        if (mask is not null) PositionWeights.Set(measurement, inputs, mask.Pad(padded.Width, padded.Height));
        padded.Pixels.CopyTo(measurement.Input(Objective.Image));
        measurement.Run(cancellationToken);
        return [.. terms.Select(term => measurement.Output(term.Target).ToArray())];
    }

    /// <summary>Pictures of one size, as those of a folder often are, need but one graph.</summary>
    private (ICompiledGraph Graph, IReadOnlyList<Value> Inputs) Compile(Objective objective, int width, int height)
    {
        if (_last is null || _last.Objective != objective || (_last.Width, _last.Height) != (width, height))
        {
            _last?.Graph.Dispose();
            _last = null;
            var graph = objective.Measurement(width, height);
            _last = new Compiled(objective, width, height, compile(graph), graph.Inputs);
        }

        return (_last.Graph, _last.Inputs);
    }

    /// <summary>Does once what losses need done to their targets.</summary>
    private void Prepare(ValueList<Term> terms, float[][] values, CancellationToken cancellationToken)
    {
        if (!terms.Any(term => term.Loss.HasPreparation)) return;
        using var preparation = compile(new Objective(backbone, terms).Preparation());
        foreach (var (i, term) in terms.Index())
            if (term.Loss.HasPreparation) values[i].CopyTo(preparation.Input(term.Target));
        preparation.Run(cancellationToken);
        foreach (var (i, term) in terms.Index())
            if (term.Loss.HasPreparation) values[i] = preparation.Output(term.Prepared).ToArray();
    }

    private Target Aim(Term term, float[] values, double share, double kindWeight) =>
        Target.Of(term, values, share, kindWeight * WeightScale.Of(options).Factor, options.Normalization, backbone.FeatureScale);

    private sealed record Compiled(Objective Objective, int Width, int Height, ICompiledGraph Graph, IReadOnlyList<Value> Inputs);
}
