using Pastiche.Cpu.Kernels;

namespace Pastiche.Cpu.Planning;

/// <summary>
/// Memory for the intermediate results of graphs that run in turn: as much as the largest of them needs, where memory of their own would
/// be the sum.
/// </summary>
#pragma warning disable CA1001 // The memory is freed with the last graph, or when it is finalized.
internal sealed class Workspace
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private readonly List<Arena> _arenas = [];
    private Memory? _memory;

    /// <summary>Plans room for the intermediate results of a graph.</summary>
    public void Add(Arena arena)
    {
        lock (_lock)
        {
            _arenas.Add(arena);
            FreeUnless(arena.Length <= _memory?.Length);
        }
    }

    /// <summary>Gives back what only this graph needed.</summary>
    public void Remove(Arena arena)
    {
        lock (_lock)
        {
            if (_arenas.Remove(arena)) FreeUnless(Length == _memory?.Length);
        }
    }

    /// <summary>Waits until no other graph runs, and gives the memory to one.</summary>
    /// <returns>The time in which it has the memory; ends when disposed.</returns>
    public Turn Enter(Arena arena)
    {
        _lock.Enter();
        try
        {
            arena.Bind(_memory ??= new NativeBlock(Length));
            return new Turn(_lock);
        }
        catch
        {
            _lock.Exit();
            throw;
        }
    }

    /// <summary>Frees the memory until the next run; waits until none is running.</summary>
    public void Release()
    {
        lock (_lock) FreeUnless(false);
    }

    /// <summary>The floats that the largest graph needs.</summary>
    private long Length => _arenas.Select(arena => arena.Length).DefaultIfEmpty().Max();

    /// <summary>Memory of another length is allocated by the next run, so that there never is that of both.</summary>
    private void FreeUnless(bool fits)
    {
        if (fits) return;
        _memory?.Dispose();
        _memory = null;
    }

    /// <summary>The time in which a graph has the memory.</summary>
    public readonly ref struct Turn(Lock entered)
    {
        /// <summary>Leaves the memory to others.</summary>
        public void Dispose() => entered.Exit();
    }
}
