namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Where the elements of a matrix row lie along the depth of a product: segments of consecutive elements, as in an indirect convolution.
/// </summary>
/// <param name="offsets">The offset of each segment from the start of the row.</param>
/// <param name="lengths">The number of elements of each segment.</param>
/// <param name="count">The number of segments.</param>
internal readonly unsafe struct DepthSegments(nint* offsets, nint* lengths, int count)
{
    public nint* Offsets { get; } = offsets;

    public nint* Lengths { get; } = lengths;

    public int Count { get; } = count;
}
