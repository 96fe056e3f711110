namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Operations fused into the end of a kernel, applied while a result is in a register: y = x + bias + addend; y = max(y, 0) if
/// <paramref name="Relu"/>; y = 0 where the mask is not positive. Addend and mask have the layout of the result.
/// </summary>
/// <param name="Bias">One number for each channel of all blocks, padding included.</param>
/// <param name="Addend">Added element by element.</param>
/// <param name="Relu">Whether negative elements become 0.</param>
/// <param name="Mask">Elements of the result are kept where these are positive.</param>
internal sealed record Epilogue(Buffer? Bias = null, Buffer? Addend = null, bool Relu = false, Buffer? Mask = null)
{
    /// <summary>No operation.</summary>
    public static Epilogue None { get; } = new();

    /// <summary>All buffers that are read.</summary>
    public IEnumerable<Buffer> Reads => new[] { Bias, Addend, Mask }.OfType<Buffer>();

    /// <summary>The buffers that the result may overwrite: those that are not also the kernel's input.</summary>
    public IReadOnlyList<Buffer> InPlaceInputs(Buffer input) =>
        [.. new[] { Addend, Mask }.OfType<Buffer>().Where(buffer => buffer != input)];
}
