namespace Pastiche.Cpu.Kernels;

/// <summary>Memory of a graph that is planned but never run: it has a length only.</summary>
/// <param name="length">The number of floats.</param>
internal sealed class NoMemory(int length) : Memory(length)
{
    public override Span<float> Slice(long offset, int count) => [];

    public override void Dispose()
    {
        // There is nothing to free.
    }
}
