using Pastiche.Cpu.Kernels;

namespace Pastiche.Cpu.Planning;

/// <summary>
/// The intermediate buffers of a graph in one block of memory, packed by lifetime, largest first; a kernel may write in place over an input
/// that it reads last.
/// </summary>
internal sealed class Arena
{
    private const long Alignment = 16;

    private readonly Dictionary<Buffer, Allocation> _lifetimes;
    private Memory? _memory;

    private Arena(Dictionary<Buffer, Allocation> lifetimes, long length) => (_lifetimes, Length) = (lifetimes, length);

    /// <summary>The floats that it takes.</summary>
    public long Length { get; }

    /// <summary>Packs all buffers that have no memory yet.</summary>
    /// <param name="kernels">The kernels, in order.</param>
    public static Arena Of(IReadOnlyList<Kernel> kernels)
    {
        var lifetimes = Lifetimes(kernels);
        ReuseInPlace(kernels, lifetimes);
        var placed = new List<Allocation>();
        var length = 0L;
        foreach (var allocation in lifetimes.Values.Distinct().OrderByDescending(item => item.Length).ThenBy(item => item.First))
        {
            allocation.Offset = LowestFreeOffset(placed, allocation);
            length = Math.Max(length, allocation.Offset + allocation.Length);
            placed.Add(allocation);
        }

        return new Arena(lifetimes, length);
    }

    /// <summary>Gives the buffers their places in a block of memory.</summary>
    public void Bind(Memory memory)
    {
        if (memory == _memory) return;
        foreach (var (buffer, allocation) in _lifetimes) buffer.Bind(memory, allocation.Offset);
        _memory = memory;
    }

    private static Dictionary<Buffer, Allocation> Lifetimes(IReadOnlyList<Kernel> kernels)
    {
        var lifetimes = new Dictionary<Buffer, Allocation>();
        for (var step = 0; step < kernels.Count; step++)
        {
            foreach (var buffer in kernels[step].Writes.Concat(kernels[step].Reads).Where(buffer => !buffer.IsBound))
            {
                if (!lifetimes.TryGetValue(buffer, out var allocation))
                    lifetimes[buffer] = allocation = new Allocation(buffer.Length, step);
                allocation.Last = step;
            }
        }

        return lifetimes;
    }

    /// <summary>Lets a kernel write its result over an input where that is safe: both then share an allocation.</summary>
    private static void ReuseInPlace(IReadOnlyList<Kernel> kernels, Dictionary<Buffer, Allocation> lifetimes)
    {
        for (var step = 0; step < kernels.Count; step++)
        {
            var kernel = kernels[step];
            if (kernel.Writes.Count == 0 || !lifetimes.TryGetValue(kernel.Writes[0], out var result) || result.First != step) continue;
            var target = kernel.Writes[0];
            var reused = kernel.InPlaceInputs.FirstOrDefault(buffer =>
                lifetimes.TryGetValue(buffer, out var allocation) && allocation != result && allocation.Length >= result.Length &&
                IsOnlyReadForTarget(buffer, allocation, step));
            if (reused is null) continue;
            lifetimes[reused].Last = Math.Max(lifetimes[reused].Last, result.Last);
            lifetimes[target] = lifetimes[reused];

            bool IsOnlyReadForTarget(Buffer buffer, Allocation allocation, int from) => Enumerable.Range(from, allocation.Last - from + 1)
                .Where(later => kernels[later].Reads.Contains(buffer))
                .All(later => kernels[later].Writes[0] == target && kernels[later].InPlaceInputs.Contains(buffer));
        }
    }

    private static long LowestFreeOffset(List<Allocation> placed, Allocation allocation)
    {
        var offset = 0L;
        var overlapping = placed.Where(other => other.First <= allocation.Last && allocation.First <= other.Last);
        foreach (var other in overlapping.OrderBy(other => other.Offset))
        {
            if (offset + allocation.Length <= other.Offset) break;
            offset = Math.Max(offset, other.Offset + other.Length);
        }

        return offset;
    }

    /// <summary>A range of the arena and its lifetime: the first and the last kernel that use it.</summary>
    private sealed class Allocation(long length, int step)
    {
        public long Length { get; } = (length + Alignment - 1) / Alignment * Alignment;

        public int First { get; } = step;

        public int Last { get; set; } = step;

        public long Offset { get; set; }
    }
}
