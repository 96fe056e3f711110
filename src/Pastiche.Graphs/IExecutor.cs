namespace Pastiche.Graphs;

/// <summary>Something that can run graphs.</summary>
public interface IExecutor
{
    /// <summary>Prepares a graph to be run many times.</summary>
    /// <param name="graph">All its inputs and outputs are floats.</param>
    /// <exception cref="GraphException">The executor lacks an operator that the graph needs.</exception>
    ICompiledGraph Compile(Graph graph);
}

/// <summary>
/// A graph ready to be run, with a buffer for every input and output that stays where it is. Write the inputs, run, read the
/// outputs: nothing is allocated. Not safe for several threads at once.
/// </summary>
public interface ICompiledGraph : IDisposable
{
    /// <summary>The buffer of an input, row-major; what is written stays until it is overwritten.</summary>
    /// <param name="name">The input's name.</param>
    /// <exception cref="GraphException">There is no such input.</exception>
    Span<float> Input(string name);

    /// <summary>The buffer of an output, row-major; overwritten by each run.</summary>
    /// <param name="name">The output's name.</param>
    /// <exception cref="GraphException">There is no such output.</exception>
    ReadOnlySpan<float> Output(string name);

    /// <summary>Computes all outputs from the inputs as they are.</summary>
    /// <param name="cancellationToken">Ends a running call early; the outputs are then undefined.</param>
    /// <exception cref="OperationCanceledException">The call was ended.</exception>
    void Run(CancellationToken cancellationToken = default);
}
