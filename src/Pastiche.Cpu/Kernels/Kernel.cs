namespace Pastiche.Cpu.Kernels;

/// <summary>The main operation of a kernel, for profiles.</summary>
internal enum KernelKind
{
    /// <summary>A convolution and the operations fused into it.</summary>
    Convolution,

    /// <summary>A matrix product and the operations fused into it.</summary>
    Product,

    /// <summary>Any other operation.</summary>
    Other,
}

/// <summary>
/// One step of a plan. Its work is split into parts that write disjoint elements, by a rule that depends on shapes only. So results are
/// bit-identical for any number of threads and any order of the parts.
/// </summary>
/// <param name="kind">The main operation.</param>
/// <param name="reads">All buffers that are read.</param>
/// <param name="writes">All buffers that are written, each element of them.</param>
internal abstract class Kernel(KernelKind kind, IReadOnlyList<Buffer> reads, IReadOnlyList<Buffer> writes)
{
    /// <summary>The main operation.</summary>
    public KernelKind Kind { get; } = kind;

    /// <summary>All buffers that are read.</summary>
    public IReadOnlyList<Buffer> Reads { get; } = reads;

    /// <summary>All buffers that are written, each element of them.</summary>
    public IReadOnlyList<Buffer> Writes { get; } = writes;

    /// <summary>
    /// Buffers that are read and that the first written buffer may overwrite: the part that writes an element reads the same element of
    /// these before, and no other part reads it.
    /// </summary>
    public virtual IReadOnlyList<Buffer> InPlaceInputs => [];

    /// <summary>The number of parts.</summary>
    public virtual int Parts => 1;

    /// <summary>Floats of scratch memory that each thread needs.</summary>
    public virtual long ScratchLength => 0;

    /// <summary>The shape of the problem, for profiles.</summary>
    public virtual string Shape => $"{Writes[0]}";

    /// <summary>
    /// Floating-point operations by the definition of the result; 0 for kernels that are bound by memory. Winograd's algorithm needs fewer.
    /// </summary>
    public virtual double Operations => 0;

    /// <summary>Runs one part.</summary>
    /// <param name="part">From 0 to <see cref="Parts"/> − 1.</param>
    /// <param name="scratch">Scratch memory of the calling thread, at least <see cref="ScratchLength"/> floats, uninitialized.</param>
    public abstract void Run(int part, Buffer scratch);

    /// <summary>The range of items of a part when items are split evenly.</summary>
    protected static (int Start, int End) RangeOf(int items, int parts, int part) =>
        ((int)((long)items * part / parts), (int)((long)items * (part + 1) / parts));

    /// <summary>The number of parts for a number of items, with at least <paramref name="minPerPart"/> items each.</summary>
    protected static int PartsFor(long items, long minPerPart) => (int)Math.Clamp(items / Math.Max(minPerPart, 1), 1, MaxParts);

    /// <summary>Enough to balance the load; each part costs an interlocked operation.</summary>
    private const int MaxParts = 64;
}
