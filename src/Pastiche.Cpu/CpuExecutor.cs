using Pastiche.Graphs;

namespace Pastiche.Cpu;

/// <summary>Runs graphs on the processor with kernels of our own.</summary>
/// <param name="threads">How many threads to use; 0 takes one for each core. Results do not depend on it.</param>
public sealed class CpuExecutor(int threads = 0) : IExecutor
{
    /// <summary>How many threads it uses at most.</summary>
    public int Threads { get; } = threads > 0 ? threads : Environment.ProcessorCount;

    /// <inheritdoc/>
    /// <exception cref="UncoveredException">The graph has a node that no kernel covers.</exception>
    public ICompiledGraph Compile(Graph graph) => throw new UncoveredException($"No kernel runs {graph?.Name} yet.");
}
