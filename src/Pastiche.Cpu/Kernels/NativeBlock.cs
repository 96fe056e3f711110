using System.Runtime.InteropServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Floats outside of the garbage collector's heap, uninitialised, for what kernels alone see: whoever is given a piece must not keep it for
/// longer than the block. Released when disposed, or forgotten.
/// </summary>
internal sealed unsafe class NativeBlock : Memory
{
    public NativeBlock(long length) : base(length)
    {
        var isLarge = HugePages.IsAvailable && Bytes >= HugePages.Length;
        Start = (float*)NativeMemory.AlignedAlloc((nuint)Bytes, (nuint)(isLarge ? HugePages.Length : CacheLine));
        if (isLarge) HugePages.Advise(Start, Bytes);
        GC.AddMemoryPressure(Bytes);
    }

    ~NativeBlock() => Release();

    private long Bytes => Math.Max(Length, 1) * sizeof(float);

    public override Span<float> Slice(long offset, int count) => new(Start + offset, count);

    public override void Dispose()
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
