using Pastiche.Cpu.Kernels;
using Pastiche.Cpu.Planning;
using Pastiche.Graphs;

namespace Pastiche.Cpu;

/// <summary>
/// Runs graphs on the processor with kernels of its own: Winograd convolutions, feature maps in a layout made for vectors, neighbours fused. The
/// same graph on the same inputs gives the same bits every time, with any number of threads.
/// </summary>
public sealed class CpuExecutor : IExecutor
{
    private readonly KernelFactory _factory;
    private readonly WeightsCache _weights = new();

    /// <summary>Creates an executor. Weights that its graphs share are prepared once.</summary>
    /// <param name="threads">How many threads to use, the caller's included; 0 takes one for each core. Results do not depend on it.</param>
    /// <param name="instructions">The vector instructions to use, one of <see cref="InstructionSets.Available"/>; null for the widest.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative, or the processor lacks the instructions.</exception>
    public CpuExecutor(int threads = 0, InstructionSet? instructions = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        Threads = threads > 0 ? threads : Environment.ProcessorCount;
        Instructions = instructions ?? InstructionSets.Widest;
        if (!InstructionSets.Available.Contains(Instructions))
            throw new ArgumentOutOfRangeException(nameof(instructions), instructions, $"This processor has {string.Join(", ", InstructionSets.Available)}.");
        _factory = KernelFactory.For(Instructions);
    }

    /// <summary>How many threads it uses at most.</summary>
    public int Threads { get; }

    /// <summary>The vector instructions that it uses.</summary>
    public InstructionSet Instructions { get; }

    /// <inheritdoc/>
    /// <exception cref="UnsupportedOperatorException">The graph has a node that no kernel covers.</exception>
    public ICompiledGraph Compile(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new CpuGraph(graph.Name, Lowering.Lower(graph, _factory, _weights), Threads);
    }
}
