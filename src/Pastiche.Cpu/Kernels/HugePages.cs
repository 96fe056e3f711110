using System.Runtime.InteropServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Asks Linux to back memory by pages of 2 MB where it leaves that to programs ("madvise", the default of many): tiles walk over more small
/// pages than a processor can look up at once, and memory is there sooner at first use.
/// </summary>
internal static unsafe class HugePages
{
    /// <summary>Bytes of a page; memory of less is not worth asking for.</summary>
    public const int Length = 2 << 20;

    /// <summary>MADV_HUGEPAGE of madvise(2).</summary>
    private const int UseHugePages = 14;

    private static readonly delegate* unmanaged<void*, nuint, int, int> MemoryAdvice = Find();

    /// <summary>Whether there is anybody to ask.</summary>
    public static bool IsAvailable => MemoryAdvice != null;

    /// <summary>Asks; what becomes of it changes no result.</summary>
    /// <param name="start">The memory, aligned to such a page.</param>
    /// <param name="bytes">Its length.</param>
    public static void Advise(void* start, long bytes)
    {
        if (IsAvailable) _ = MemoryAdvice(start, (nuint)bytes, UseHugePages);
    }

    private static delegate* unmanaged<void*, nuint, int, int> Find() =>
        OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "madvise", out var found)
            ? (delegate* unmanaged<void*, nuint, int, int>)found
            : null;
}
