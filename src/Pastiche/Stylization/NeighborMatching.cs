using Pastiche.Cpu;
using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Matching;
using Pastiche.Runtime;

namespace Pastiche.Stylization;

/// <summary>
/// The nearest neighbors of one scale. At each layer every position of the match source takes the style position of highest centered
/// cosine, whose features become the target there.
/// </summary>
internal sealed class NeighborMatching : IDisposable
{
    private readonly RunPlan _plan;
    private readonly ScaledInputs _inputs;
    private readonly IReadOnlyList<LayerCandidates> _layers;
    private readonly LayerMatching[] _matchings;
    private readonly Graph _measurement;
    private readonly Func<Graph, ICompiledGraph> _compile;
    private ICompiledGraph? _compiled;

    /// <param name="plan">What is matched and how.</param>
    /// <param name="inputs">The images of this scale.</param>
    /// <param name="layers">The candidates of each term; none where nothing is matched.</param>
    /// <param name="search">Finds the neighbors.</param>
    /// <param name="compile">Compiles a graph.</param>
    public NeighborMatching(
        RunPlan plan,
        ScaledInputs inputs,
        IReadOnlyList<LayerCandidates> layers,
        NeighborSearch search,
        Func<Graph, ICompiledGraph> compile)
    {
        (_plan, _inputs, _layers, _compile) = (plan, inputs, layers, compile);
        var size = Padding.Reflect(inputs.Content, plan.Layers.Stride).Size;
        var objective = new Objective(plan.PaintedBackbone, [.. layers.Select(layer => Measured(layer.Term)).Distinct()]);
        _measurement = objective.Measurement(size.Width, size.Height);
        _matchings = [.. layers.Select(layer =>
            new LayerMatching(layer.Styles, ShapeOf(layer), layer.Where?.Pad(size.Width, size.Height), search))];
        Targets = [.. layers.Select(CreateTarget)];
    }

    /// <summary>The targets, whose values <see cref="Renew"/> sets.</summary>
    public IReadOnlyList<Target> Targets { get; }

    /// <summary>The image whose neighbors the targets are; null before the first time, and where nothing is matched.</summary>
    public Image? Matched { get; private set; }

    /// <summary>Whether neighbors are to be found anew before an iteration.</summary>
    /// <param name="iteration">The number of iterations done at this scale.</param>
    public bool IsDue(int iteration) => Targets.Count > 0 && iteration % _plan.Options.MatchInterval == 0;

    /// <summary>Finds the neighbors of the match source: the content and an image, mixed by how much detail there is.</summary>
    /// <param name="image">The image so far.</param>
    /// <param name="objective">Takes their features as targets.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public void Renew(Image image, CompiledObjective objective, CancellationToken cancellationToken)
    {
        if (Targets.Count == 0) return;
        Matched = image;
        var mixed = MatchSource.Mix(_inputs.Content, image, _inputs.Detail!, _plan.Options.EffectiveMatchContent);
        var source = Padding.Reflect(mixed, _plan.Layers.Stride);
        var measurement = _compiled ??= _compile(_measurement);
        source.Pixels.CopyTo(measurement.Input(Objective.Image));
        measurement.Run(cancellationToken);
        for (var i = 0; i < _layers.Count; i++)
        {
            var features = measurement.Output(Measured(_layers[i].Term).Target);
            _matchings[i].Match(features, objective.TargetOf(_layers[i].Term), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _compiled?.Dispose();
        foreach (var matching in _matchings) matching.Dispose();
    }

    /// <summary>The features of a layer are those of all its regions.</summary>
    private static Term Measured(Term term) => term with { Region = null };

    private Shape ShapeOf(LayerCandidates layer) => _measurement.Outputs[Measured(layer.Term).Target].Shape;

    /// <summary>The relative denominator is the distance of features as far from the target as the style's are from their mean.</summary>
    private Target CreateTarget(LayerCandidates layer)
    {
        var values = ShapeOf(layer).Size;
        var denominator = _plan.PaperScale is { } scale
            ? layer.Term.Loss.PaperDenominator(values, scale)
            : values * layer.Variance;
        var weight = _plan.Options.EffectiveStyleWeight * _plan.Weights.Factor;
        // Distances are sums over the region, where those of statistics are means: the area is in them already.
        return new Target(layer.Term, null, layer.Share * layer.Area, weight, denominator * layer.Area);
    }
}
