using System.Globalization;
using System.Runtime.InteropServices;

namespace Pastiche.Cli.Diagnosis;

/// <summary>The memory of the computer. A container or a limit may leave less of it to the program.</summary>
internal static class PhysicalMemory
{
    private const string LinuxTotals = "/proc/meminfo";

    /// <summary>The number of bytes; null if it is not known.</summary>
    public static long? Bytes
    {
        get
        {
            if (OperatingSystem.IsWindows()) return GetPhysicallyInstalledSystemMemory(out var kilobytes) ? kilobytes * 1024 : null;
            if (OperatingSystem.IsMacOS()) return OfMac();
            return File.Exists(LinuxTotals) ? OfLinux(File.ReadLines(LinuxTotals)) : null;
        }
    }

    /// <summary>Parses a line such as "MemTotal: 24689764 kB".</summary>
    internal static long? OfLinux(IEnumerable<string> lines) =>
        lines.FirstOrDefault(line => line.StartsWith("MemTotal:", StringComparison.Ordinal))?.Split(' ',
            StringSplitOptions.RemoveEmptyEntries)
            is [_, var kilobytes, ..] && long.TryParse(kilobytes, CultureInfo.InvariantCulture, out var number)
            ? number * 1024
            : null;

    private static long? OfMac()
    {
        nint size = sizeof(long);
        return SystemControl("hw.memsize", out var bytes, ref size, 0, 0) == 0 ? bytes : null;
    }

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetPhysicallyInstalledSystemMemory(out long kilobytes);

    [DllImport("libSystem.dylib", EntryPoint = "sysctlbyname", CharSet = CharSet.Ansi, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SystemControl(string name, out long value, ref nint size, nint newValue, nint newSize);
}
