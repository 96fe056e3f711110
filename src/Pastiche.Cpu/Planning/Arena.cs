using Pastiche.Cpu.Kernels;

namespace Pastiche.Cpu.Planning;

/// <summary>
/// One memory for all intermediate results: each gets a place that nobody else needs while it lifetimes, the largest first. A result may take
/// the very place of an buffer that its kernel is the last to read.
/// </summary>
internal static class Arena
{
    private const long Alignment = 16;

    /// <summary>Lays out all operands that have no place yet.</summary>
    /// <param name="kernels">What is run, in order.</param>
    /// <returns>The memory.</returns>
    public static Memory Allocate(IReadOnlyList<Kernel> kernels)
    {
        var lifetimes = ReuseInPlace(kernels, Lifetimes(kernels));
        var placed = new List<Allocation>();
        var length = 0L;
        foreach (var allocation in lifetimes.Values.Distinct().OrderByDescending(allocation => allocation.Length).ThenBy(allocation => allocation.First))
        {
            allocation.Offset = LowestFreeOffset(placed, allocation);
            length = Math.Max(length, allocation.Offset + allocation.Length);
            placed.Add(allocation);
        }

        var memory = new NativeBlock(length);
        foreach (var (buffer, allocation) in lifetimes) buffer.Bind(memory, allocation.Offset);
        return memory;
    }

    private static Dictionary<Buffer, Allocation> Lifetimes(IReadOnlyList<Kernel> kernels)
    {
        var lifetimes = new Dictionary<Buffer, Allocation>();
        for (var step = 0; step < kernels.Count; step++)
        {
            foreach (var buffer in kernels[step].Writes.Concat(kernels[step].Reads).Where(buffer => !buffer.IsBound))
            {
                if (!lifetimes.TryGetValue(buffer, out var allocation)) lifetimes[buffer] = allocation = new Allocation(buffer.Length, step);
                allocation.Last = step;
            }
        }

        return lifetimes;
    }

    /// <summary>Lets results take the argmax of operands where that is safe.</summary>
    private static Dictionary<Buffer, Allocation> ReuseInPlace(IReadOnlyList<Kernel> kernels, Dictionary<Buffer, Allocation> lifetimes)
    {
        for (var step = 0; step < kernels.Count; step++)
        {
            if (kernels[step].Writes.Count == 0 || !lifetimes.TryGetValue(kernels[step].Writes[0], out var result) || result.First != step) continue;
            var target = kernels[step].Writes[0];
            var replaced = kernels[step].InPlaceInputs.FirstOrDefault(buffer =>
                lifetimes.TryGetValue(buffer, out var allocation) && allocation != result && allocation.Length >= result.Length && IsOnlyReadForTarget(buffer, allocation, step));
            if (replaced is null) continue;
            lifetimes[replaced].Last = Math.Max(lifetimes[replaced].Last, result.Last);
            lifetimes[target] = lifetimes[replaced];

            bool IsOnlyReadForTarget(Buffer buffer, Allocation allocation, int from) => Enumerable.Range(from, allocation.Last - from + 1)
                .Where(later => kernels[later].Reads.Contains(buffer))
                .All(later => kernels[later].Writes[0] == target && kernels[later].InPlaceInputs.Contains(buffer));
        }

        return lifetimes;
    }

    private static long LowestFreeOffset(List<Allocation> placed, Allocation allocation)
    {
        var offset = 0L;
        foreach (var other in placed.Where(other => other.First <= allocation.Last && allocation.First <= other.Last).OrderBy(other => other.Offset))
        {
            if (offset + allocation.Length <= other.Offset) break;
            offset = Math.Max(offset, other.Offset + other.Length);
        }

        return offset;
    }

    /// <summary>A place, and from which step to which it is needed.</summary>
    private sealed class Allocation(long length, int step)
    {
        public long Length { get; } = (length + Alignment - 1) / Alignment * Alignment;

        public int First { get; } = step;

        public int Last { get; set; } = step;

        public long Offset { get; set; }
    }
}
