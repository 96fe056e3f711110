using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Asks for memory before it is needed, where processors do not see by themselves what will be: tiles read a few pixels of many rows. Never
/// fails, wherever the address points; does nothing on processors that have no instruction for it here.
/// </summary>
internal static unsafe class Prefetch
{
    /// <summary>Asks for one line of the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Line(float* address)
    {
        if (Sse.IsSupported) Sse.Prefetch0(address);
    }
}
