namespace Pastiche.Graphs;

/// <summary>Runs graphs. Compiling is thread-safe.</summary>
public interface IExecutor
{
    /// <summary>Prepares a graph to be run many times.</summary>
    /// <param name="graph">All its inputs and outputs are floats.</param>
    /// <exception cref="GraphException">The executor lacks an operator that the graph needs.</exception>
    ICompiledGraph Compile(Graph graph);
}

/// <summary>
/// A compiled graph with a buffer of its own for each input and output. Write the inputs, run, read the outputs: nothing is allocated.
/// </summary>
/// <remarks>
/// It has one set of buffers, so one caller at a time: a second call of <see cref="Run"/> is refused. Disposing cancels the call under way,
/// waits until it has ended, and then frees what it used. A buffer that was handed out stays valid memory for as long as somebody holds
/// its span; whoever writes it during a run gets results of neither the old nor the new values.
/// </remarks>
public interface ICompiledGraph : IDisposable
{
    /// <summary>The buffer of an input, row-major; it keeps its contents between runs.</summary>
    /// <param name="name">The input's name.</param>
    /// <exception cref="GraphException">There is no such input.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    Span<float> Input(string name);

    /// <summary>The buffer of an output, row-major; overwritten by each run.</summary>
    /// <param name="name">The output's name.</param>
    /// <exception cref="GraphException">There is no such output.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    ReadOnlySpan<float> Output(string name);

    /// <summary>Computes all outputs from the inputs as they are.</summary>
    /// <param name="cancellationToken">Cancels the call; the outputs are then undefined.</param>
    /// <exception cref="OperationCanceledException">The call was canceled.</exception>
    /// <exception cref="InvalidOperationException">Another call is running.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed before or during the call.</exception>
    void Run(CancellationToken cancellationToken = default);
}
