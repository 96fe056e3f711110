namespace Pastiche.Cpu.Kernels;

/// <summary>
/// A vector register of floats. Kernels are written once over this; the compiler makes one version for each width, as fast as if
/// written for it.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal unsafe interface IVector<TSelf> where TSelf : unmanaged, IVector<TSelf>
{
    /// <summary>How many floats it holds: 4, 8 or 16.</summary>
    static abstract int Lanes { get; }

    /// <summary>Rows of the largest tile of a matrix product whose sums fit into the registers, two vectors a row.</summary>
    static abstract int TileRows { get; }

    /// <summary>All zeros.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>Reads <see cref="Lanes"/> floats, at any alignment.</summary>
    static abstract TSelf Load(float* source);

    /// <summary>Reads <see cref="Lanes"/> bytes as numbers.</summary>
    static abstract TSelf LoadBytes(byte* source);

    /// <summary>One number in every lane.</summary>
    static abstract TSelf Broadcast(float value);

    /// <summary>left·right + addend, rounded once where the processor can.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>The larger of each pair.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>Of <paramref name="then"/> where left &gt; right, of <paramref name="otherwise"/> elsewhere.</summary>
    static abstract TSelf WhereGreater(TSelf left, TSelf right, TSelf then, TSelf otherwise);

    /// <summary>Of <paramref name="then"/> where left = right, zero elsewhere.</summary>
    static abstract TSelf WhereEqual(TSelf left, TSelf right, TSelf then);

    /// <summary>The sums of the blockSize' pairs.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The differences.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The products.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Writes <see cref="Lanes"/> floats.</summary>
    void Store(float* target);

    /// <summary>
    /// Writes <see cref="Lanes"/> floats past the caches, where that is a whole line of them; the target is aligned to its length. Other threads see
    /// it after the next interlocked operation.
    /// </summary>
    void Stream(float* target);

    /// <summary>Writes whole numbers from 0 to 255 as <see cref="Lanes"/> bytes.</summary>
    void StoreBytes(byte* target);
}
