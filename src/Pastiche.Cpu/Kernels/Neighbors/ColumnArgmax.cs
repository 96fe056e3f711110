using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The largest element so far of each column of a matrix, and its row. The matrix is two vectors wide and is computed some rows at a time.
/// </summary>
/// <typeparam name="T">The vector type.</typeparam>
internal static unsafe class ColumnArgmax<T> where T : unmanaged, IVector<T>
{
    /// <summary>The number of columns.</summary>
    public static int Columns => 2 * T.Lanes;

    /// <summary>Takes the next rows. The first of equal elements counts, and NaN never replaces a number.</summary>
    /// <param name="rows">The rows, one after the other.</param>
    /// <param name="first">The number of the first of them in the matrix.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="largest">The largest elements so far.</param>
    /// <param name="where">Their rows, as int.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(float* rows, int first, int count, float* largest, float* where)
    {
        var left = new Maxima(T.Load(largest), T.Load(where));
        var right = new Maxima(T.Load(largest + T.Lanes), T.Load(where + T.Lanes));
        var end = first + count;
        // Two rows meet each other first, which halves the chain of comparisons that wait for each other.
        for (; first < end - 1; first += 2, rows += 2 * Columns)
        {
            T even = Number(first), odd = Number(first + 1);
            left = left.Or(new Maxima(T.Load(rows), even).Or(new Maxima(T.Load(rows + Columns), odd)));
            right = right.Or(new Maxima(T.Load(rows + T.Lanes), even).Or(new Maxima(T.Load(rows + Columns + T.Lanes), odd)));
        }

        if (first < end)
        {
            left = left.Or(new Maxima(T.Load(rows), Number(first)));
            right = right.Or(new Maxima(T.Load(rows + T.Lanes), Number(first)));
        }

        left.Store(largest, where);
        right.Store(largest + T.Lanes, where + T.Lanes);
    }

    /// <summary>An integer in every lane of a vector of floats, which is only selected.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Number(int row) => T.Broadcast(BitConverter.Int32BitsToSingle(row));

    /// <summary>An element of each column and its row.</summary>
    private readonly struct Maxima(T elements, T rows)
    {
        private readonly T _elements = elements;
        private readonly T _rows = rows;

        /// <summary>The larger element of each column, of equal ones this.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Maxima Or(Maxima later) => new(
            T.WhereGreater(later._elements, _elements, later._elements, _elements),
            T.WhereGreater(later._elements, _elements, later._rows, _rows));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store(float* elements, float* rows)
        {
            _elements.Store(elements);
            _rows.Store(rows);
        }
    }
}
