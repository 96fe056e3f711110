namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Floats on the garbage collector's heap, all 0 at first, for what callers are given: a span of them stays valid memory for as long as
/// somebody holds it, whatever becomes of the graph.
/// </summary>
internal sealed unsafe class PinnedArray : Memory
{
    private readonly float[] _array;
    private readonly int _first;

    /// <param name="length">How many floats; one array holds them.</param>
    public PinnedArray(int length) : base(length)
    {
        _array = GC.AllocateArray<float>(checked(length + (CacheLine / sizeof(float))), pinned: true);
        fixed (float* start = _array)
        {
            _first = (int)((CacheLine - ((nint)start % CacheLine)) % CacheLine / sizeof(float));
            Start = start + _first;
        }
    }

    public override Span<float> Slice(long offset, int count) => _array.AsSpan(checked(_first + (int)offset), count);

    public override void Dispose()
    {
        // The garbage collector frees the array once nobody holds it.
    }
}
