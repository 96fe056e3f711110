using Pastiche.Cpu.Kernels;
using Pastiche.Cpu.Planning;
using Pastiche.Graphs;

namespace Pastiche.Cpu;

/// <summary>
/// Runs graphs on the CPU with Pastiche's own kernels: Winograd convolutions, blocked layouts, and fused operators. Results are
/// bit-identical for every run of a graph and for any number of threads.
/// </summary>
public sealed class CpuExecutor : IExecutor
{
    private readonly KernelFactory _factory;
    private readonly WeightsCache _weights = new();
    private readonly Workspace? _shared;

    /// <summary>Creates an executor. Its graphs share transformed weights.</summary>
    /// <param name="threads">
    /// The number of threads, including the caller's; 0 for one per logical processor. Results do not depend on it.
    /// </param>
    /// <param name="instructions">
    /// The vector instructions to use, one of <see cref="InstructionSets.Available"/>; null for the widest.
    /// </param>
    /// <param name="sharesMemory">
    /// Whether graphs share the memory of their intermediate results, as much as the largest of them needs; a run then waits until those of
    /// other graphs have ended.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="threads"/> is negative, or the processor does not support <paramref name="instructions"/>.
    /// </exception>
    public CpuExecutor(int threads = 0, InstructionSet? instructions = null, bool sharesMemory = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        Threads = threads > 0 ? threads : Environment.ProcessorCount;
        Instructions = instructions ?? InstructionSets.Widest;
        if (!InstructionSets.Available.Contains(Instructions)) throw Errors.InstructionsNotAvailable(nameof(instructions), Instructions);
        _factory = KernelFactory.For(Instructions);
        if (sharesMemory) _shared = new Workspace();
    }

    /// <summary>The most threads that a run uses, including the caller's.</summary>
    public int Threads { get; }

    /// <summary>The vector instructions that kernels use.</summary>
    public InstructionSet Instructions { get; }

    /// <inheritdoc/>
    /// <exception cref="UnsupportedOperatorException">The graph has a node that no kernel supports.</exception>
    public ICompiledGraph Compile(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var plan = Lowering.Lower(graph, _factory, _weights, length => new PinnedArray(length));
        return new CpuGraph(graph.Name, plan, Threads, _shared ?? new Workspace());
    }

    /// <summary>
    /// Gives back the memory of intermediate results that graphs share, once no graph runs. The next run allocates it again.
    /// </summary>
    public void ReleaseMemory() => _shared?.Release();

    /// <summary>The memory that a graph takes once it is compiled, apart from its weights.</summary>
    /// <param name="graph">The graph.</param>
    /// <returns>
    /// The bytes of inputs, outputs and scratch memory, which are the graph's own, and those of intermediate results, which graphs can
    /// share.
    /// </returns>
    /// <exception cref="UnsupportedOperatorException">The graph has a node that no kernel supports.</exception>
    public (long Own, long Shared) MeasureMemory(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var own = 0L;
        var plan = Lowering.Lower(graph, _factory, _weights, length =>
        {
            own += length;
            return new NoMemory(length);
        });
        var scratch = plan.Kernels.Select(kernel => kernel.ScratchLength).DefaultIfEmpty().Max();
        return (sizeof(float) * (own + (Threads * scratch)), sizeof(float) * Arena.Of(plan.Kernels).Length);
    }

    /// <summary>The bytes of the transformed weights of all graphs that were compiled or measured.</summary>
    public long WeightBytes => _weights.Bytes;
}
