namespace Pastiche.Cpu.Kernels;

/// <summary>
/// A SIMD vector of floats. Kernels are generic in the vector type, and the JIT compiles a specialized version for each width.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal unsafe interface IVector<TSelf> where TSelf : unmanaged, IVector<TSelf>
{
    /// <summary>The number of floats: 4, 8 or 16.</summary>
    static abstract int Lanes { get; }

    /// <summary>
    /// Rows of the register tile of the GEMM micro-kernel: the largest number whose sums, two vectors each, fit into the registers.
    /// </summary>
    static abstract int TileRows { get; }

    /// <summary>All zeros.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>Loads <see cref="Lanes"/> floats at any alignment.</summary>
    static abstract TSelf Load(float* source);

    /// <summary>Loads <see cref="Lanes"/> bytes and converts them to floats.</summary>
    static abstract TSelf LoadBytes(byte* source);

    /// <summary>One number in every lane.</summary>
    static abstract TSelf Broadcast(float value);

    /// <summary>left·right + addend, rounded once if the processor has a fused multiply-add.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>
    /// left·right + addend with one number on the right for all lanes. In one expression the JIT reads it as an operand of the
    /// multiply-add, which saves an instruction.
    /// </summary>
    static abstract TSelf MultiplyAddBroadcast(TSelf left, float* right, TSelf addend);

    /// <summary>The maximum of each pair of lanes.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>Selects <paramref name="then"/> where left &gt; right and <paramref name="otherwise"/> elsewhere.</summary>
    static abstract TSelf WhereGreater(TSelf left, TSelf right, TSelf then, TSelf otherwise);

    /// <summary>Selects <paramref name="then"/> where left = right and zero elsewhere.</summary>
    static abstract TSelf WhereEqual(TSelf left, TSelf right, TSelf then);

    /// <summary>The sum of each pair of lanes.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The difference of each pair of lanes.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The product of each pair of lanes.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Stores <see cref="Lanes"/> floats at any alignment.</summary>
    void Store(float* target);

    /// <summary>
    /// Stores <see cref="Lanes"/> floats with a non-temporal hint if they are a whole cache line; the target is aligned to the vector.
    /// Other threads see them after the next interlocked operation.
    /// </summary>
    void Stream(float* target);

    /// <summary>Converts integral values from 0 to 255 to <see cref="Lanes"/> bytes and stores them.</summary>
    void StoreBytes(byte* target);
}
