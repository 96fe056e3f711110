using System.Runtime.InteropServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>Floats outside of the garbage collector's heap, aligned to a cache line; uninitialised. Released when disposed, or forgotten.</summary>
internal sealed unsafe class Memory : IDisposable
{
    private const int CacheLine = 64;

    public Memory(long length)
    {
        Length = length;
        var isLarge = HugePages.AreThere && Bytes >= HugePages.Length;
        Start = (float*)NativeMemory.AlignedAlloc((nuint)Bytes, (nuint)(isLarge ? HugePages.Length : CacheLine));
        if (isLarge) HugePages.Advise(Start, Bytes);
        GC.AddMemoryPressure(Bytes);
    }

    ~Memory() => Release();

    /// <summary>How many floats there are.</summary>
    public long Length { get; }

    /// <summary>The first.</summary>
    public float* Start { get; private set; }

    private long Bytes => Math.Max(Length, 1) * sizeof(float);

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (Start == null) return;
        NativeMemory.AlignedFree(Start);
        Start = null;
        GC.RemoveMemoryPressure(Bytes);
    }
}
