namespace Pastiche.Cpu.Kernels;

/// <summary>Memory that the caller of a method has pinned until the method returns; at any alignment.</summary>
internal sealed unsafe class CallerMemory : Memory
{
    /// <param name="start">The first float.</param>
    /// <param name="length">The number of floats.</param>
    public CallerMemory(float* start, long length) : base(length) => Start = start;

    public override Span<float> Slice(long offset, int count) => new(Start + offset, count);

    public override void Dispose()
    {
        // The memory is the caller's.
    }
}
