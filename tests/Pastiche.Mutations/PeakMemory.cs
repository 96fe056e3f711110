using System.Diagnostics;

namespace Pastiche.Mutations;

/// <summary>The most memory that the process had since it was last asked; where that cannot be reset, since it began.</summary>
internal static class PeakMemory
{
    private const string Reset = "/proc/self/clear_refs";

    public static long Take()
    {
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64;
        if (peak > 500_000_000 && OperatingSystem.IsLinux())
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
            File.WriteAllText(Reset, "5");
        }

        return peak;
    }
}
