using Pastiche.Graphs;
using Pastiche.Losses;

namespace Pastiche.Runtime;

/// <summary>An objective compiled for one size, with its targets set: give it an image, it gives distances and gradient.</summary>
internal sealed class CompiledObjective : IDisposable
{
    private readonly ICompiledGraph _graph;
    private readonly IReadOnlyList<Value> _inputs;

    public CompiledObjective(Objective objective, int width, int height, IExecutor executor)
    {
        Objective = objective;
        (Width, Height) = (width, height);
        var graph = objective.Fused(width, height);
        _inputs = graph.Inputs;
        _graph = executor.Compile(graph);
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

    /// <summary>Sets what the terms aim at and how much each counts.</summary>
    public void Aim(IReadOnlyList<Target> targets)
    {
        var coefficients = _graph.Input(Objective.Coefficients);
        for (var i = 0; i < targets.Count; i++)
        {
            targets[i].Values.CopyTo(_graph.Input(targets[i].Term.Target));
            coefficients[i] = (float)targets[i].Coefficient;
        }
    }

    /// <summary>Sets where a region is.</summary>
    /// <param name="region">Which one.</param>
    /// <param name="share">How much of each place of the padded picture belongs to it.</param>
    public void Bound(int region, Mask share)
    {
        var weights = Objective.Terms.Where(term => term.Region == region).Select(term => term.Weights).ToHashSet();
        PositionWeights.Set(_graph, _inputs.Where(input => weights.Contains(Graph.NameOf(input))), share);
    }

    /// <summary>Measures the image.</summary>
    public void Run(CancellationToken cancellationToken) => _graph.Run(cancellationToken);

    public void Dispose() => _graph.Dispose();
}
