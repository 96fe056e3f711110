using Pastiche.Graphs;
using Pastiche.Losses;

namespace Pastiche.Runtime;

/// <summary>An objective compiled for one size. With targets set, it computes distances and gradient of an image.</summary>
internal sealed class CompiledObjective : IDisposable
{
    private readonly ICompiledGraph _graph;
    private readonly IReadOnlyList<Value> _inputs;

    /// <param name="objective">The objective.</param>
    /// <param name="fused">Its graph for one size.</param>
    /// <param name="compiled">The graph, compiled.</param>
    public CompiledObjective(Objective objective, Graph fused, ICompiledGraph compiled)
    {
        (Objective, _graph, _inputs) = (objective, compiled, fused.Inputs);
        var image = _inputs.First(input => Graph.NameOf(input) == Objective.Image).Shape;
        (Width, Height) = (image[3], image[2]);
    }

    /// <summary>What was compiled.</summary>
    public Objective Objective { get; }

    /// <summary>Columns, padded.</summary>
    public int Width { get; }

    /// <summary>Rows, padded.</summary>
    public int Height { get; }

    /// <summary>The image to measure, [3][Height][Width].</summary>
    public Span<float> Image => _graph.Input(Objective.Image);

    /// <summary>The gradient after <see cref="Run"/>.</summary>
    public ReadOnlySpan<float> ImageGradient => _graph.Output(Objective.ImageGradient);

    /// <summary>The distance of each term after <see cref="Run"/>.</summary>
    public ReadOnlySpan<float> Distances => _graph.Output(Objective.Distances);

    /// <summary>Sets the coefficients of the terms and those targets that have values.</summary>
    public void SetTargets(IReadOnlyList<Target> targets)
    {
        var coefficients = _graph.Input(Objective.Coefficients);
        for (var i = 0; i < targets.Count; i++)
        {
            if (targets[i].Values is { } values) values.CopyTo(TargetOf(targets[i].Term));
            coefficients[i] = (float)targets[i].Coefficient;
        }
    }

    /// <summary>The target of a term, to be written; that of a matched loss as <see cref="BlockedMaps"/>.</summary>
    public Span<float> TargetOf(Term term) => _graph.Input(term.Target);

    /// <summary>Sets where a region is.</summary>
    /// <param name="region">The number of the region.</param>
    /// <param name="weight">How much of each pixel of the padded image belongs to it.</param>
    public void SetRegion(int region, Mask weight)
    {
        var weights = Objective.Terms.Where(term => term.Region == region).Select(term => term.Weights).ToHashSet();
        PositionWeights.Set(_graph, _inputs.Where(input => weights.Contains(Graph.NameOf(input))), weight);
    }

    /// <summary>Computes distances and gradient of the image.</summary>
    public void Run(CancellationToken cancellationToken) => _graph.Run(cancellationToken);

    public void Dispose() => _graph.Dispose();
}
