using System.Collections.Immutable;
using Pastiche.Cpu;
using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Matching;
using Pastiche.Runtime;
using Pastiche.Tiles;

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
    private readonly Func<Graph, ICompiledGraph> _compile;
    private readonly Objective _objective;
    private readonly ImageSize _size;
    private readonly LayerShapes _shapes;
    private readonly LayerMatching[] _matchings;
    private MatchSource? _source;
    private PictureMeasurement? _measurement;

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
        _size = Padding.Padded(inputs.Content.Size, plan.Layers.Stride);
        _objective = new Objective(plan.PaintedBackbone, [.. layers.Select(layer => Measured(layer.Term)).Distinct()]);
        _shapes = new LayerShapes(_objective, _size.Width, _size.Height);
        _matchings = [.. layers.Select(layer =>
            new LayerMatching(layer.Styles, ShapeOf(layer), layer.Where?.Pad(_size.Width, _size.Height), search))];
        Targets = [.. layers.Select(CreateTarget)];
    }

    /// <summary>The targets, whose values <see cref="Renew"/> sets.</summary>
    public IReadOnlyList<Target> Targets { get; }

    /// <summary>The chosen candidate of each position, for each of <see cref="Targets"/>.</summary>
    public IReadOnlyList<int[]> Chosen => [.. _matchings.Select(matching => matching.Targets.Chosen)];

    /// <summary>Whether neighbors are to be found anew before an iteration.</summary>
    /// <param name="iteration">The number of iterations done at this scale.</param>
    public bool IsDue(int iteration) => Targets.Count > 0 && iteration % _plan.Options.MatchInterval == 0;

    /// <summary>Finds the neighbors of the match source: the content and an image, mixed by how much detail there is.</summary>
    /// <param name="image">The image so far, padded.</param>
    /// <param name="objective">Takes their features as targets.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public void Renew(ReadOnlySpan<float> image, CompiledObjective objective, CancellationToken cancellationToken)
    {
        if (Targets.Count == 0) return;
        _source ??= new MatchSource(
            _inputs.Content, _inputs.Detail!(), _plan.Options.EffectiveMatchContent, _plan.Options.Tileable);
        _measurement ??= new PictureMeasurement(
            _objective, _size.Width, _size.Height, _plan.MeasuringGridOf(_size.Width, _size.Height, _plan.Options.Tileable), _compile);
        // Means over all positions come first; those of a single tile are found with its neighbors.
        if (!_measurement.Grid.IsWhole) Visit(image, (layer, features, part) => layer.AddToMeans(features, part), cancellationToken);
        Visit(image, (layer, features, part) => layer.Match(features, part, cancellationToken), cancellationToken);
        for (var i = 0; i < _layers.Count; i++)
        {
            _matchings[i].End();
            objective.SetNeighbors(_layers[i].Term, _matchings[i].Targets);
        }
    }

    /// <summary>Takes neighbors that were found earlier.</summary>
    /// <param name="chosen">What <see cref="Chosen"/> was.</param>
    /// <param name="objective">Takes their features as targets.</param>
    /// <exception cref="PasticheException">They are not those of these images and options.</exception>
    public void Restore(IReadOnlyList<ImmutableArray<int>> chosen, CompiledObjective objective)
    {
        if (chosen.Count != _layers.Count) throw Errors.WrongMatches($"of {chosen.Count} terms", $"{_layers.Count}");
        foreach (var (i, matching) in _matchings.Index())
        {
            matching.Targets.Restore(chosen[i].AsSpan());
            objective.SetNeighbors(_layers[i].Term, matching.Targets);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _measurement?.Dispose();
        foreach (var matching in _matchings) matching.Dispose();
    }

    private delegate void LayerVisitor(LayerMatching layer, ReadOnlySpan<float> features, OwnedPart part);

    /// <summary>The features of a layer are those of all its regions.</summary>
    private static Term Measured(Term term) => term with { Region = null };

    /// <summary>Measures the match source, tile by tile.</summary>
    private void Visit(ReadOnlySpan<float> image, LayerVisitor visit, CancellationToken cancellationToken)
    {
        foreach (var tile in _measurement!.Grid.Tiles)
        {
            _source!.Mix(image, _size.Width, tile, _measurement.Grid.TileWidth, _measurement.TileImage);
            _measurement.Run(
                tile,
                (term, features, part) =>
                {
                    for (var i = 0; i < _layers.Count; i++)
                        if (Measured(_layers[i].Term) == _objective.Terms[term]) visit(_matchings[i], features, part);
                },
                cancellationToken);
        }
    }

    private Shape ShapeOf(LayerCandidates layer) => _shapes.Of(layer.Term);

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
