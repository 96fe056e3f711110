namespace Pastiche.Cpu.Kernels;

/// <summary>What a kernel mostly does, for profiles.</summary>
internal enum KernelKind
{
    /// <summary>A convolution, with all that is fused into it.</summary>
    Convolution,

    /// <summary>A matrix product, with all that is fused into it.</summary>
    Product,

    /// <summary>All else.</summary>
    Other,
}

/// <summary>
/// One step of a plan. Its work falls into parts that depend on shapes only and write different elements, so that the result has the
/// same bits whoever does which part when.
/// </summary>
/// <param name="kind">What it mostly does.</param>
/// <param name="reads">All operands that are read.</param>
/// <param name="writes">All operands that are written, wholly.</param>
internal abstract class Kernel(KernelKind kind, IReadOnlyList<Buffer> reads, IReadOnlyList<Buffer> writes)
{
    /// <summary>What it mostly does.</summary>
    public KernelKind Kind { get; } = kind;

    /// <summary>All operands that are read.</summary>
    public IReadOnlyList<Buffer> Reads { get; } = reads;

    /// <summary>All operands that are written, wholly.</summary>
    public IReadOnlyList<Buffer> Writes { get; } = writes;

    /// <summary>Operands read whose place the first one written may take: each element is read before the same one is written, by the same part.</summary>
    public virtual IReadOnlyList<Buffer> InPlaceInputs => [];

    /// <summary>How many parts there are.</summary>
    public virtual int Parts => 1;

    /// <summary>Floats that each worker needs beside the operands.</summary>
    public virtual long ScratchLength => 0;

    /// <summary>What it works on, for profiles.</summary>
    public virtual string Shape => $"{Writes[0]}";

    /// <summary>
    /// Multiplications and additions by the definition of what it computes, of which there are fewer in a kernel that finds a shorter way; 0 where
    /// they don't matter.
    /// </summary>
    public virtual double Operations => 0;

    /// <summary>Does one part.</summary>
    /// <param name="part">From 0 to <see cref="Parts"/> − 1.</param>
    /// <param name="scratch">This worker's alone, at least <see cref="ScratchLength"/> long; holds anything.</param>
    public abstract void Run(int part, Buffer scratch);

    /// <summary>The range of a part, where so many items are dealt out evenly.</summary>
    protected static (int Start, int End) RangeOf(int items, int parts, int part) =>
        ((int)((long)items * part / parts), (int)((long)items * (part + 1) / parts));

    /// <summary>Parts for so many items, at least <paramref name="least"/> each, but no more than make sense to deal out.</summary>
    protected static int PartsFor(long items, long least) => (int)Math.Clamp(items / Math.Max(least, 1), 1, MaxParts);

    private const int MaxParts = 64;
}
