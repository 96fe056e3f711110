using Pastiche.Cpu.Kernels;

namespace Pastiche.Cpu.Planning;

/// <summary>
/// One memory for all intermediate results: each gets a place that nobody else needs while it lives, the largest first. A result may take
/// the very place of an operand that its kernel is the last to read.
/// </summary>
internal static class Arena
{
    private const long Alignment = 16;

    /// <summary>Lays out all operands that have no place yet.</summary>
    /// <param name="kernels">What is run, in order.</param>
    /// <returns>The memory.</returns>
    public static Memory LayOut(IReadOnlyList<Kernel> kernels)
    {
        var lives = Replace(kernels, Lives(kernels));
        var rooms = new List<Room>();
        var length = 0L;
        foreach (var room in lives.Values.Distinct().OrderByDescending(room => room.Length).ThenBy(room => room.First))
        {
            room.Offset = LowestFree(rooms, room);
            length = Math.Max(length, room.Offset + room.Length);
            rooms.Add(room);
        }

        var memory = new NativeBlock(length);
        foreach (var (operand, room) in lives) operand.Place(memory, room.Offset);
        return memory;
    }

    private static Dictionary<Operand, Room> Lives(IReadOnlyList<Kernel> kernels)
    {
        var lives = new Dictionary<Operand, Room>();
        for (var step = 0; step < kernels.Count; step++)
        {
            foreach (var operand in kernels[step].Writes.Concat(kernels[step].Reads).Where(operand => !operand.IsPlaced))
            {
                if (!lives.TryGetValue(operand, out var room)) lives[operand] = room = new Room(operand.Length, step);
                room.Last = step;
            }
        }

        return lives;
    }

    /// <summary>Lets results take the places of operands where that is safe.</summary>
    private static Dictionary<Operand, Room> Replace(IReadOnlyList<Kernel> kernels, Dictionary<Operand, Room> lives)
    {
        for (var step = 0; step < kernels.Count; step++)
        {
            if (kernels[step].Writes.Count == 0 || !lives.TryGetValue(kernels[step].Writes[0], out var result) || result.First != step) continue;
            var target = kernels[step].Writes[0];
            var replaced = kernels[step].Replaceable.FirstOrDefault(operand =>
                lives.TryGetValue(operand, out var room) && room != result && room.Length >= result.Length && IsReadOnlyForTarget(operand, room, step));
            if (replaced is null) continue;
            lives[replaced].Last = Math.Max(lives[replaced].Last, result.Last);
            lives[target] = lives[replaced];

            bool IsReadOnlyForTarget(Operand operand, Room room, int from) => Enumerable.Range(from, room.Last - from + 1)
                .Where(later => kernels[later].Reads.Contains(operand))
                .All(later => kernels[later].Writes[0] == target && kernels[later].Replaceable.Contains(operand));
        }

        return lives;
    }

    private static long LowestFree(List<Room> rooms, Room room)
    {
        var offset = 0L;
        foreach (var other in rooms.Where(other => other.First <= room.Last && room.First <= other.Last).OrderBy(other => other.Offset))
        {
            if (offset + room.Length <= other.Offset) break;
            offset = Math.Max(offset, other.Offset + other.Length);
        }

        return offset;
    }

    /// <summary>A place, and from which step to which it is needed.</summary>
    private sealed class Room(long length, int step)
    {
        public long Length { get; } = (length + Alignment - 1) / Alignment * Alignment;

        public int First { get; } = step;

        public int Last { get; set; } = step;

        public long Offset { get; set; }
    }
}
