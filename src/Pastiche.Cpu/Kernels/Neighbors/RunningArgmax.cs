using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The largest element so far of each row of a matrix that is computed column by column, and its column. Each lane of a vector keeps its
/// own maximum and the number of the vector it comes from; only the result compares lanes.
/// </summary>
/// <param name="memory">Memory of <see cref="Length"/> floats.</param>
/// <param name="rows">The number of rows.</param>
/// <typeparam name="T">The vector type.</typeparam>
internal readonly unsafe struct RunningArgmax<T>(float* memory, int rows) where T : unmanaged, IVector<T>
{
    private readonly float* _maxima = memory;
    private readonly float* _vectors = memory + ((nint)rows * T.Lanes);

    /// <summary>Floats of memory for a number of rows.</summary>
    public static int Length(int rows) => 2 * rows * T.Lanes;

    /// <summary>Forgets what was seen.</summary>
    public void Clear()
    {
        new Span<float>(_maxima, rows * T.Lanes).Fill(float.NegativeInfinity);
        new Span<float>(_vectors, rows * T.Lanes).Clear();
    }

    /// <summary>Takes the next elements of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="elements">The elements.</param>
    /// <param name="count">The number of vectors of elements.</param>
    /// <param name="first">The number of vectors of the row that came before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(nint row, float* elements, int count, int first)
    {
        float* maxima = _maxima + (row * T.Lanes), vectors = _vectors + (row * T.Lanes);
        T largest = T.Load(maxima), where = T.Load(vectors);
        for (var vector = first; vector < first + count; vector++, elements += T.Lanes)
        {
            var here = T.Load(elements);
            // Integers in vectors of floats: they are only selected.
            where = T.WhereGreater(here, largest, T.Broadcast(BitConverter.Int32BitsToSingle(vector)), where);
            largest = T.WhereGreater(here, largest, here, largest);
        }

        largest.Store(maxima);
        where.Store(vectors);
    }

    /// <summary>The largest element of a row and its column, the first of equals. Of elements that are all NaN: −∞ and 0.</summary>
    public (float Largest, int Column) Result(nint row)
    {
        float* maxima = _maxima + (row * T.Lanes), vectors = _vectors + (row * T.Lanes);
        var (largest, column) = (float.NegativeInfinity, 0);
        for (var lane = 0; lane < T.Lanes; lane++)
        {
            var here = (BitConverter.SingleToInt32Bits(vectors[lane]) * T.Lanes) + lane;
            if (maxima[lane] > largest || (maxima[lane] == largest && here < column)) (largest, column) = (maxima[lane], here);
        }

        return (largest, column);
    }
}
