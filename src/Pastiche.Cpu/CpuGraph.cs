using System.Diagnostics;
using Pastiche.Cpu.Kernels;
using Pastiche.Cpu.Planning;
using Pastiche.Cpu.Threading;
using Pastiche.Graphs;

namespace Pastiche.Cpu;

/// <summary>A compiled graph: its kernels and their memory.</summary>
internal sealed class CpuGraph : ICompiledGraph
{
    private readonly string _graph;
    private readonly Plan _plan;
    private readonly Arena _arena;
    private readonly Workspace _workspace;
    private readonly WorkerTeam _team;
    private readonly Kernel[] _kernels;
    private readonly ExclusiveUse _use;

    public CpuGraph(string graph, Plan plan, int threads, Workspace workspace)
    {
        (_graph, _plan, _use) = (graph, plan, new ExclusiveUse(graph));
        _kernels = [.. plan.Kernels];
        (_arena, _workspace) = (Arena.Of(_kernels), workspace);
        _workspace.Add(_arena);
        _team = new WorkerTeam(threads, _kernels.Select(kernel => kernel.ScratchLength).DefaultIfEmpty().Max());
    }

    /// <summary>The kernels, in order.</summary>
    public IReadOnlyList<Kernel> Kernels => _kernels;

    public Span<float> Input(string name) => Find(_plan.Inputs, "input", name);

    public ReadOnlySpan<float> Output(string name) => Find(_plan.Outputs, "output", name);

    public void Run(CancellationToken cancellationToken = default)
    {
        using var use = _use.Enter();
        using var turn = _workspace.Enter(_arena);
        cancellationToken.ThrowIfCancellationRequested();
        _team.Acquire();
        try
        {
            foreach (var kernel in _kernels)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _use.ThrowIfClosed();
                _team.Run(kernel);
            }
        }
        finally
        {
            _team.Release();
            // Kernels take raw addresses, so the memory must not be collected before the last kernel ends.
            GC.KeepAlive(this);
        }
    }

    /// <summary>Runs the graph and measures the time of each kernel.</summary>
    public TimeSpan[] Profile()
    {
        using var use = _use.Enter();
        using var turn = _workspace.Enter(_arena);
        var times = new TimeSpan[_kernels.Length];
        _team.Acquire();
        try
        {
            for (var i = 0; i < _kernels.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                _team.Run(_kernels[i]);
                times[i] = Stopwatch.GetElapsedTime(start);
            }
        }
        finally
        {
            _team.Release();
            GC.KeepAlive(this);
        }

        return times;
    }

    public void Dispose() => _use.Close(() =>
    {
        _workspace.Remove(_arena);
        _team.Dispose();
    });

    private Span<float> Find(IReadOnlyDictionary<string, Buffer> buffers, string kind, string name)
    {
        _use.ThrowIfClosed();
        if (!buffers.TryGetValue(name, out var buffer))
            throw Errors.UnknownName(_graph, kind, name, buffers.Keys);
        return buffer.Span;
    }
}
