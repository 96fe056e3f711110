using Pastiche.Graphs;
using Pastiche.Losses;

namespace Pastiche.Runtime;

/// <summary>An objective compiled for one size, with its targets set: give it an image, it gives distances and gradient.</summary>
internal sealed class CompiledObjective : IDisposable
{
    private readonly ICompiledGraph _graph;

    public CompiledObjective(Objective objective, int width, int height, IExecutor executor)
    {
        Objective = objective;
        (Width, Height) = (width, height);
        _graph = executor.Compile(objective.Fused(width, height));
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

    /// <summary>Measures the image.</summary>
    public void Run(CancellationToken cancellationToken) => _graph.Run(cancellationToken);

    public void Dispose() => _graph.Dispose();
}
