using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>A graph of an objective under construction: the image, the features of its layers, and the inputs of its terms.</summary>
internal sealed class ObjectiveGraph
{
    private readonly Objective _objective;
    private readonly IReadOnlyDictionary<string, Value> _features;
    private readonly Dictionary<string, Value> _weights = [];

    /// <param name="objective">The objective.</param>
    /// <param name="name">The graph's purpose, in messages.</param>
    /// <param name="width">The image's columns.</param>
    /// <param name="height">The image's rows.</param>
    public ObjectiveGraph(Objective objective, string name, int width, int height)
    {
        _objective = objective;
        Graph = new Graph($"{objective.Backbone.Name} {name}");
        Image = Graph.Input(Objective.Image, [1, 3, height, width]);
        _features = objective.Backbone.Features(Graph, Image, [.. objective.Terms.Select(term => term.Layer).Distinct()]);
    }

    public Graph Graph { get; }

    public Value Image { get; }

    /// <summary>The features that a term looks at.</summary>
    public Value Features(Term term) => _features[term.Layer];

    /// <summary>Adds the input of a term's target. One that changes during a run is in blocks, in which it is set faster.</summary>
    public Value Target(Term term)
    {
        var shape = term.TargetShape(Features(term).Shape);
        return term.Loss.IsMatched ? BlockedMaps.Input(Graph, term.Target, shape) : Graph.Input(term.Target, shape);
    }

    /// <summary>The input of a term's position weights, which terms share; null if it has none.</summary>
    public Value? Weights(Term term)
    {
        if (!_objective.Weighted && term.Region is null) return null;
        var shape = Features(term).Shape;
        if (!_weights.TryGetValue(term.Weights, out var weights))
            _weights[term.Weights] = weights = Graph.Input(term.Weights, [1, 1, shape[2], shape[3]]);
        return weights;
    }
}
