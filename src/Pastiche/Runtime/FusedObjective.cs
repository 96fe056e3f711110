using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Matching;
using Pastiche.Tiles;

namespace Pastiche.Runtime;

/// <summary>An objective of the whole image in one graph.</summary>
internal sealed class FusedObjective : CompiledObjective
{
    private readonly ICompiledGraph _graph;
    private readonly IReadOnlyList<Value> _inputs;

    /// <param name="objective">The objective.</param>
    /// <param name="fused">Its graph for one size.</param>
    /// <param name="compiled">The graph, compiled.</param>
    public FusedObjective(Objective objective, Graph fused, ICompiledGraph compiled)
        : base(objective, ShapeOf(fused)[3], ShapeOf(fused)[2]) => (_graph, _inputs) = (compiled, fused.Inputs);

    /// <inheritdoc/>
    public override Span<float> Image => _graph.Input(Objective.Image);

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Distances => _graph.Output(Objective.Distances);

    /// <inheritdoc/>
    public override void SetTargets(IReadOnlyList<Target> targets)
    {
        var coefficients = _graph.Input(Objective.Coefficients);
        for (var i = 0; i < targets.Count; i++)
        {
            if (targets[i].Values is { } values) values.CopyTo(TargetOf(targets[i].Term));
            coefficients[i] = (float)targets[i].Coefficient;
        }
    }

    /// <summary>The target of a term; that of a matched loss as <see cref="BlockedMaps"/>.</summary>
    public Span<float> TargetOf(Term term) => _graph.Input(term.Target);

    /// <inheritdoc/>
    public override void SetNeighbors(Term term, NeighborTargets targets)
    {
        var positions = _inputs.First(input => Graph.NameOf(input) == term.Target).Shape[1];
        targets.Write(OwnedPart.Whole(positions, 1), TargetOf(term));
    }

    /// <inheritdoc/>
    public override void SetRegion(int region, Mask weight)
    {
        var weights = Objective.Terms.Where(term => term.Region == region).Select(term => term.Weights).ToHashSet();
        PositionWeights.Set(_graph, _inputs.Where(input => weights.Contains(Graph.NameOf(input))), weight);
    }

    /// <inheritdoc/>
    public override void Run(Span<float> gradient, CancellationToken cancellationToken)
    {
        _graph.Run(cancellationToken);
        _graph.Output(Objective.ImageGradient).CopyTo(gradient);
    }

    /// <inheritdoc/>
    public override void Dispose() => _graph.Dispose();

    private static Shape ShapeOf(Graph fused) => fused.Inputs.First(input => Graph.NameOf(input) == Objective.Image).Shape;
}
