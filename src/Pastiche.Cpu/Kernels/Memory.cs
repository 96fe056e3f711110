namespace Pastiche.Cpu.Kernels;

/// <summary>Floats that stay where they are, aligned to a cache line.</summary>
/// <param name="length">How many there are.</param>
internal abstract unsafe class Memory(long length) : IDisposable
{
    /// <summary>Bytes of a line.</summary>
    protected const int CacheLine = 64;

    /// <summary>How many floats there are.</summary>
    public long Length { get; } = length;

    /// <summary>The first.</summary>
    public float* Start { get; protected set; }

    /// <summary>A piece of it.</summary>
    public abstract Span<float> Slice(long offset, int count);

    /// <inheritdoc/>
    public abstract void Dispose();
}
