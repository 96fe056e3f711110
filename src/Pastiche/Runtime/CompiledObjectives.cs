using Pastiche.Losses;

namespace Pastiche.Runtime;

/// <summary>
/// Compiled objectives, kept for other pictures of their sizes. Those that were used least recently make room for another before it is
/// compiled; the one handed out last is in use, and stays until another is asked for.
/// </summary>
/// <param name="executor">Compiles them.</param>
/// <param name="budget">How many bytes they may take together; one that takes more is kept alone.</param>
internal sealed class CompiledObjectives(EngineExecutor executor, long budget) : IDisposable
{
    private readonly List<Kept> _kept = [];

    /// <summary>How many there are.</summary>
    public int Count => _kept.Count;

    /// <summary>The objective compiled for a size, and what compiled it.</summary>
    /// <param name="objective">What is compiled, unless it is there.</param>
    /// <param name="width">Columns, padded.</param>
    /// <param name="height">Rows, padded.</param>
    /// <param name="bytes">About how much memory it takes at that size, asked for once.</param>
    public (CompiledObjective Compiled, EngineChoice By) Get(Objective objective, int width, int height, Func<long> bytes)
    {
        var kept = _kept.Find(kept => kept.Is(objective, width, height)) ?? Compile(objective, width, height, bytes());
        _kept.Remove(kept);
        _kept.Add(kept);
        return (kept.Compiled, kept.By);
    }

    /// <summary>Releases all of them, the one in use too.</summary>
    public void Dispose() => Release(long.MaxValue);

    private Kept Compile(Objective objective, int width, int height, long bytes)
    {
        // Before the new one is compiled: at no time is there more than there may be.
        Release(_kept.Sum(kept => kept.Bytes) + bytes - budget);
        return new Kept(new CompiledObjective(objective, width, height, executor), executor.Choice!, bytes);
    }

    /// <summary>Releases the least recently used until so many bytes are free, if there are that many.</summary>
    private void Release(long bytes)
    {
        while (bytes > 0 && _kept is [var oldest, ..])
        {
            oldest.Compiled.Dispose();
            _kept.RemoveAt(0);
            bytes -= oldest.Bytes;
        }
    }

    private sealed class Kept(CompiledObjective compiled, EngineChoice by, long bytes)
    {
        public CompiledObjective Compiled { get; } = compiled;

        public EngineChoice By { get; } = by;

        public long Bytes { get; } = bytes;

        public bool Is(Objective objective, int width, int height) =>
            (Compiled.Width, Compiled.Height) == (width, height) && Compiled.Objective == objective;
    }
}
