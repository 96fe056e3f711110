namespace Pastiche.Cpu.Kernels;

/// <summary>
/// A pinned, zeroed array for inputs and outputs. A span of it that a caller holds stays valid memory even after the graph is disposed.
/// </summary>
internal sealed unsafe class PinnedArray : Memory
{
    private readonly float[] _array;
    private readonly int _first;

    /// <param name="length">The number of floats.</param>
    public PinnedArray(int length) : base(length)
    {
        _array = GC.AllocateArray<float>(checked(length + (CacheLine / sizeof(float))), pinned: true);
        fixed (float* start = _array)
        {
            _first = (int)((CacheLine - ((nint)start % CacheLine)) % CacheLine / sizeof(float));
            Start = start + _first;
            HugePages.AdviseInside(start, (long)_array.Length * sizeof(float));
        }
    }

    public override Span<float> Slice(long offset, int count) => _array.AsSpan(checked(_first + (int)offset), count);

    public override void Dispose()
    {
        // The garbage collector frees the array when it is no longer referenced.
    }
}
