using System.Runtime.InteropServices;

namespace Pastiche.Stress;

/// <summary>The fault that the allocator has to find, or a run that it finds nothing in proves nothing.</summary>
internal static unsafe class Overrun
{
    /// <summary>Writes a float behind an aligned block as the engine's are, and frees the block.</summary>
    public static void WriteBehindABlock()
    {
        const int Floats = 1024;
        var block = (float*)NativeMemory.AlignedAlloc(Floats * sizeof(float), 64);
        new Span<float>(block + Floats, 1).Fill(1);
        NativeMemory.AlignedFree(block);
    }
}
