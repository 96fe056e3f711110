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

    /// <summary>Makes room for the intermediate results of a graph.</summary>
    public void Add(Arena arena)
    {
        lock (_lock)
        {
            if (_memory is null || _memory.Length < arena.Length) Replace(arena.Length);
            _arenas.Add(arena);
        }
    }

    /// <summary>Gives back what only this graph needed.</summary>
    public void Remove(Arena arena)
    {
        lock (_lock)
        {
            if (!_arenas.Remove(arena)) return;
            var length = _arenas.Select(other => other.Length).DefaultIfEmpty().Max();
            if (length < arena.Length) Replace(length);
        }
    }

    /// <summary>Waits until no other graph runs, and gives the memory to one.</summary>
    /// <returns>The time in which it has the memory; ends when disposed.</returns>
    public Turn Enter(Arena arena)
    {
        _lock.Enter();
        arena.Bind(_memory!);
        return new Turn(_lock);
    }

    /// <summary>The old memory is freed first, so that there never is that of both.</summary>
    private void Replace(long length)
    {
        _memory?.Dispose();
        _memory = null;
        if (length > 0 || _arenas.Count > 0) _memory = new NativeBlock(length);
    }

    /// <summary>The time in which a graph has the memory.</summary>
    public readonly ref struct Turn(Lock entered)
    {
        /// <summary>Leaves the memory to others.</summary>
        public void Dispose() => entered.Exit();
    }
}
