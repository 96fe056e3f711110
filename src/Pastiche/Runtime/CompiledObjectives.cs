using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Tiles;

namespace Pastiche.Runtime;

/// <summary>
/// A cache of compiled objectives for images of the same sizes. The least recently used ones are released to make room for another before
/// it is compiled; the last one that was handed out is in use, and stays until another is asked for.
/// </summary>
/// <param name="executor">Compiles them.</param>
/// <param name="budget">The bytes that they may take together; a larger objective is kept alone.</param>
internal sealed class CompiledObjectives(EngineExecutor executor, long budget) : IDisposable
{
    private readonly List<Kept> _kept = [];

    /// <summary>The memory that graphs take on the expected engine.</summary>
    public GraphMemory Memory => executor.Memory;

    /// <summary>The number of objectives kept.</summary>
    public int Count => _kept.Count;

    /// <summary>The objective compiled for a size, and the engine that runs it.</summary>
    /// <param name="objective">The objective, compiled unless it is kept.</param>
    /// <param name="width">Columns, padded.</param>
    /// <param name="height">Rows, padded.</param>
    /// <param name="grids">The tiles that the image is measured in.</param>
    /// <param name="bytes">About how much memory it takes at that size; called only where it is compiled and others may be kept.</param>
    public (CompiledObjective Compiled, EngineChoice Engine) Get(
        Objective objective, int width, int height, PassGrids grids, Func<long> bytes)
    {
        // Where nothing is kept beside it, it does not matter how much it takes, and to know that takes time.
        var kept = _kept.Find(kept => kept.Is(objective, width, height, grids))
            ?? Compile(objective, width, height, grids, budget > 0 ? bytes() : 1);
        _kept.Remove(kept);
        _kept.Add(kept);
        return (kept.Compiled, kept.Engine);
    }

    /// <summary>Releases all of them, the one in use too.</summary>
    public void Dispose() => Release(long.MaxValue);

    private Kept Compile(Objective objective, int width, int height, PassGrids grids, long bytes)
    {
        // Before the new one is compiled: at no time is there more than there may be.
        Release(_kept.Sum(kept => kept.Bytes) + bytes - budget);
        EngineChoice? engine = null;
        var fused = grids.IsWhole ? objective.Fused(width, height) : null;
        CompiledObjective compiled = fused is null
            ? new ObjectiveInTiles(objective, width, height, grids, Compile)
            : new FusedObjective(objective, fused, Compile(fused));
        return new Kept(compiled, engine!, grids.Pullback, bytes);

        ICompiledGraph Compile(Graph graph)
        {
            (var result, engine) = executor.Compile(graph);
            return result;
        }
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

    private sealed record Kept(CompiledObjective Compiled, EngineChoice Engine, TileGrid Grid, long Bytes)
    {
        public bool Is(Objective objective, int width, int height, PassGrids grids) =>
            (Compiled.Width, Compiled.Height) == (width, height) && Compiled.Objective == objective
            && (Grid.TileWidth, Grid.TileHeight) == (grids.Pullback.TileWidth, grids.Pullback.TileHeight);
    }
}
