using Pastiche.Graphs;
using Pastiche.Losses;

namespace Pastiche.Benchmarks.Pictures;

/// <summary>Counts the calls of objectives: losses and gradient of an image.</summary>
/// <param name="executor">What runs them, and all other graphs.</param>
internal sealed class CountingExecutor(IExecutor executor) : IExecutor
{
    /// <summary>The calls so far.</summary>
    public int Calls { get; private set; }

    /// <inheritdoc/>
    public ICompiledGraph Compile(Graph graph)
    {
        var compiled = executor.Compile(graph);
        return graph.Outputs.ContainsKey(Objective.ImageGradient) ? new Counted(this, compiled) : compiled;
    }

    private sealed class Counted(CountingExecutor counter, ICompiledGraph graph) : ICompiledGraph
    {
        public Span<float> Input(string name) => graph.Input(name);

        public ReadOnlySpan<float> Output(string name) => graph.Output(name);

        public void Run(CancellationToken cancellationToken)
        {
            counter.Calls++;
            graph.Run(cancellationToken);
        }

        public void Dispose() => graph.Dispose();
    }
}
