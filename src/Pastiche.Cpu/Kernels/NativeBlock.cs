using System.Runtime.InteropServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Uninitialized native memory for buffers that only kernels see. A span of it must not outlive the block. It is released when disposed or
/// finalized.
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
