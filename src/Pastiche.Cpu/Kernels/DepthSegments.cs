namespace Pastiche.Cpu.Kernels;

/// <summary>The depth of a product, where a row's elements do not lie in one piece: stretches of consecutive ones.</summary>
/// <param name="offsets">Of each stretch, from the row's start.</param>
/// <param name="lengths">Elements of each stretch.</param>
/// <param name="count">How many there are.</param>
internal readonly unsafe struct DepthSegments(nint* offsets, nint* lengths, int count)
{
    public nint* Offsets { get; } = offsets;

    public nint* Lengths { get; } = lengths;

    public int Count { get; } = count;
}
