namespace Pastiche.Cpu.Kernels;

/// <summary>Floats at a fixed address, aligned to a cache line.</summary>
/// <param name="length">The number of floats.</param>
internal abstract unsafe class Memory(long length) : IDisposable
{
    /// <summary>Bytes of a cache line.</summary>
    protected const int CacheLine = 64;

    /// <summary>The number of floats.</summary>
    public long Length { get; } = length;

    /// <summary>The address of the first float.</summary>
    public float* Start { get; protected set; }

    /// <summary>Some consecutive floats.</summary>
    public abstract Span<float> Slice(long offset, int count);

    /// <inheritdoc/>
    public abstract void Dispose();
}
