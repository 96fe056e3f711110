using System.Runtime.InteropServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Requests transparent huge pages from Linux where programs must ask for them ("madvise", the default of many distributions). Kernels walk
/// over more small pages than the TLB holds, and huge pages are also faster to fault in.
/// </summary>
internal static unsafe class HugePages
{
    /// <summary>Bytes of a huge page. Smaller allocations do not use them.</summary>
    public const int Length = 2 << 20;

    /// <summary>MADV_HUGEPAGE of madvise(2).</summary>
    private const int UseHugePages = 14;

    private static readonly delegate* unmanaged<void*, nuint, int, int> MemoryAdvice = Find();

    /// <summary>Whether madvise is available.</summary>
    public static bool IsAvailable => MemoryAdvice != null;

    /// <summary>Requests huge pages. The call is advisory; failure is ignored.</summary>
    /// <param name="start">The memory, aligned to a huge page.</param>
    /// <param name="bytes">Its length in bytes.</param>
    public static void Advise(void* start, long bytes)
    {
        if (IsAvailable) _ = MemoryAdvice(start, (nuint)bytes, UseHugePages);
    }

    /// <summary>Requests huge pages for as much of some memory as they can be.</summary>
    /// <param name="start">The memory, aligned to anything.</param>
    /// <param name="bytes">Its length in bytes.</param>
    public static void AdviseInside(void* start, long bytes)
    {
        var (first, end) = (((nint)start + Length - 1) / Length * Length, ((nint)start + (nint)bytes) / Length * Length);
        if (end > first) Advise((void*)first, end - first);
    }

    private static delegate* unmanaged<void*, nuint, int, int> Find() =>
        OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "madvise", out var found)
            ? (delegate* unmanaged<void*, nuint, int, int>)found
            : null;
}
