using System.Globalization;

namespace Pastiche.Cli.Platform;

/// <summary>The memory that the program may take: what is free, and no more than a container or a limit allows.</summary>
internal static class FreeMemory
{
    private const string LinuxTotals = "/proc/meminfo";
    private const string ControlGroup = "/sys/fs/cgroup";

    /// <summary>The bytes that are free, with those that the program has already.</summary>
    public static long Bytes
    {
        get
        {
            var information = GC.GetGCMemoryInfo();
            var limit = information.TotalAvailableMemoryBytes;
            var own = Environment.WorkingSet;
            if (!OperatingSystem.IsLinux())
            {
                var load = information.MemoryLoadBytes == 0 ? own : information.MemoryLoadBytes;
                return Math.Min(limit, Math.Max(0, limit - load) + own);
            }

            var free = File.Exists(LinuxTotals) ? OfLinux(File.ReadLines(LinuxTotals)) : null;
            var group = OfControlGroup(ControlGroup);
            return Math.Min(limit, Math.Min(free ?? limit, group ?? limit) + own);
        }
    }

    /// <summary>Parses a line such as "MemAvailable: 24689764 kB".</summary>
    internal static long? OfLinux(IEnumerable<string> lines) => Value(lines, "MemAvailable:") * 1024;

    /// <summary>What a control group leaves free; its file cache counts as free. Null where there is no limit.</summary>
    /// <param name="folder">The folder of the group.</param>
    internal static long? OfControlGroup(string folder)
    {
        if (Number(Path.Combine(folder, "memory.max")) is not { } limit || Number(Path.Combine(folder, "memory.current")) is not { } used)
            return null;
        var statistics = Path.Combine(folder, "memory.stat");
        var cache = File.Exists(statistics) ? Value(File.ReadLines(statistics), "inactive_file") ?? 0 : 0;
        return Math.Max(0, limit - Math.Max(0, used - cache));
    }

    private static long? Value(IEnumerable<string> lines, string name) =>
        lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(parts => parts[0] == name)
            is [_, var text, ..] && long.TryParse(text, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static long? Number(string file) =>
        File.Exists(file) && long.TryParse(File.ReadAllText(file).AsSpan().Trim(), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
