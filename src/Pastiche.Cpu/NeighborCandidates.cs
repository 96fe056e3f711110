using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu;

/// <summary>
/// The candidates of a <see cref="NeighborSearch"/>, prepared once for any number of searches. They may be used from any thread; searches
/// among the same candidates run one after the other. <see cref="Dispose"/> cancels a search, waits for it and then frees the memory.
/// </summary>
public sealed class NeighborCandidates : IDisposable
{
    internal NeighborCandidates(CandidatePanels panels) => Panels = panels;

    /// <summary>The number of candidates.</summary>
    public int Count => Panels.Count;

    /// <summary>Features of a candidate.</summary>
    public int Channels => Panels.Channels;

    internal CandidatePanels Panels { get; }

    internal ExclusiveUse Use { get; } = new(nameof(NeighborCandidates));

    /// <inheritdoc/>
    public void Dispose() => Use.Close(Panels.Dispose);
}
