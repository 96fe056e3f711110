using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Software prefetch for access patterns that hardware prefetchers do not detect, such as a few pixels of many rows. Any address is
/// allowed. It does nothing on processors other than x86.
/// </summary>
internal static unsafe class Prefetch
{
    /// <summary>Prefetches one cache line into all cache levels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Line(float* address)
    {
        if (Sse.IsSupported) Sse.Prefetch0(address);
    }
}
