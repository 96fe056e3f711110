using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu;

/// <summary>
/// The candidates of a <see cref="NeighborSearch"/>, prepared once for any number of searches. They may be used from any thread; searches
/// among the same candidates run one after the other. <see cref="Dispose"/> cancels a search, waits for it and then frees the memory.
/// </summary>
public sealed class NeighborCandidates : IDisposable
{
    private readonly NativeBlock _memory;

    internal NeighborCandidates(int channels, int count)
    {
        (Channels, Count) = (channels, count);
        _memory = new NativeBlock((long)channels * count);
        Vectors = new Buffer("candidates", _memory.Length);
        Vectors.Bind(_memory);
    }

    /// <summary>The number of candidates.</summary>
    public int Count { get; }

    /// <summary>Features of a candidate.</summary>
    public int Channels { get; }

    /// <summary>Centered candidates of unit length [count][channels].</summary>
    internal Buffer Vectors { get; }

    internal ExclusiveUse Use { get; } = new(nameof(NeighborCandidates));

    /// <inheritdoc/>
    public void Dispose() => Use.Close(_memory.Dispose);
}
