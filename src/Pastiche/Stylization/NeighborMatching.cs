using Pastiche.Cpu;
using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Matching;

namespace Pastiche.Stylization;

/// <summary>
/// The nearest neighbors of one scale. At each layer every position of the match source takes the style position of highest centered cosine,
/// whose features become the target there.
/// </summary>
internal sealed class NeighborMatching : IDisposable
{
    private readonly RunPlan _plan;
    private readonly Image _content;
    private readonly Mask _detail;
    private readonly IReadOnlyList<LayerCandidates> _layers;
    private readonly NeighborSearch _search;
    private readonly Func<Graph, ICompiledGraph> _compile;
    private readonly Graph _measurement;

    /// <param name="plan">What is matched and how.</param>
    /// <param name="content">The content at this scale.</param>
    /// <param name="layers">The candidates of each term, which this object disposes of.</param>
    /// <param name="search">Finds the neighbors.</param>
    /// <param name="compile">Compiles a graph.</param>
    public NeighborMatching(
        RunPlan plan, Image content, IReadOnlyList<LayerCandidates> layers, NeighborSearch search, Func<Graph, ICompiledGraph> compile)
    {
        (_plan, _content, _layers, _search, _compile) = (plan, content, layers, search, compile);
        _detail = Prototype.Detail(content);
        var size = Padding.Reflect(content, plan.Layers.Stride).Size;
        var objective = new Objective(plan.PaintedBackbone, [.. layers.Select(layer => Measured(layer.Term)).Distinct()]);
        _measurement = objective.Measurement(size.Width, size.Height);
        Targets = [.. layers.Select(CreateTarget)];
    }

    /// <summary>The targets, whose values <see cref="Renew"/> overwrites.</summary>
    public IReadOnlyList<Target> Targets { get; }

    /// <summary>The picture whose neighbors the targets are; null before the first time, and if nothing is matched.</summary>
    public Image? Picture { get; private set; }

    /// <summary>Whether neighbors are to be found anew before an iteration.</summary>
    /// <param name="iteration">The number of iterations done at this scale.</param>
    public bool IsDue(int iteration) => Targets.Count > 0 && iteration % _plan.Options.MatchInterval == 0;

    /// <summary>Finds the neighbors anew.</summary>
    /// <param name="picture">The picture so far.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public void Renew(Image picture, CancellationToken cancellationToken)
    {
        if (Targets.Count == 0) return;
        Picture = picture;
        var source = Padding.Reflect(MatchSource.Mix(_content, picture, _detail, _plan.Options.MatchContent), _plan.Layers.Stride);
        using var measurement = _compile(_measurement);
        source.Pixels.CopyTo(measurement.Input(Objective.Image));
        measurement.Run(cancellationToken);
        foreach (var (layer, target) in _layers.Zip(Targets))
        {
            var features = measurement.Output(Measured(layer.Term).Target);
            Match(layer, features, target.Values, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var layer in _layers) layer.Dispose();
    }

    private void Match(LayerCandidates layer, ReadOnlySpan<float> features, float[] target, CancellationToken cancellationToken)
    {
        var channels = layer.Styles[0].Prepared.Channels;
        var positions = features.Length / channels;
        int[][] nearest = [.. layer.Styles.Select(_ => new int[positions])];
        float[][] similarities = [.. layer.Styles.Select(_ => new float[positions])];
        for (var style = 0; style < layer.Styles.Count; style++)
            _search.Find(layer.Styles[style].Prepared, features, nearest[style], similarities[style], cancellationToken);
        var chosen = StyleShares.Assign(similarities, [.. layer.Styles.Select(style => style.Weight)]);
        for (var channel = 0; channel < channels; channel++)
        {
            var map = target.AsSpan(channel * positions, positions);
            for (var i = 0; i < positions; i++) map[i] = layer.Styles[chosen[i]].Map(channel)[nearest[chosen[i]][i]];
        }
    }

    private static Term Measured(Term term) => term with { Region = null };

    private Target CreateTarget(LayerCandidates layer)
    {
        var values = new float[_measurement.Outputs[Measured(layer.Term).Target].Shape.Size];
        var denominator = values.Length * layer.Area * layer.Variance;
        var kindWeight = _plan.Options.EffectiveStyleWeight * _plan.Weights.Factor;
        return new Target(layer.Term, values, layer.Share * layer.Area, kindWeight, denominator);
    }
}
