using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The GEMM micro-kernel of every matrix product and convolution: up to 14 rows of the left matrix times a panel of the right one, with all
/// sums in registers. A panel is [depth][columns] with two vectors of columns. The elements of a row are consecutive within each segment of
/// the depth, and rows lie a stride apart. With AVX-512, 28 multiply-adds for 16 loads keep both FMA units busy.
/// </summary>
/// <remarks>
/// The loop is unrolled by hand for each number of rows because sums must be locals to stay in registers: the JIT does not keep elements of
/// arrays or spans of vectors there, and it does not unroll a loop over rows. C# has no generic parameter for a number, by which one source
/// could serve all of them. The copies differ only in the number of rows.
/// See "Anatomy of High-Performance Matrix Multiplication" (K. Goto, R. van de Geijn, 2008) for panels and register tiles.
/// </remarks>
/// <typeparam name="T">The vector type.</typeparam>
internal static unsafe class GemmMicrokernel<T> where T : unmanaged, IVector<T>
{
    /// <summary>Columns of a panel: two vectors, or one if the matrix has no more columns than a vector has lanes.</summary>
    public static int ColumnsFor(int columns) => columns <= T.Lanes ? T.Lanes : 2 * T.Lanes;

    /// <summary>Rows of a register tile for a panel of so many columns.</summary>
    public static int RowsFor(int columns) => columns == T.Lanes ? GemmMicrokernelNarrow<T>.TileRows : T.TileRows;

    /// <summary>sums[i, j] = Σ rows[i, d] · panel[d, j], for any number of rows.</summary>
    /// <param name="rows">The start of the first row.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="depth">Where the elements of a row lie.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="columns">Columns of the panel: one vector or two.</param>
    /// <param name="sums">The sums of the first row.</param>
    /// <param name="sumsStride">Floats from one row of sums to the next.</param>
    public static void Multiply(
        float* rows, nint stride, int count, in DepthSegments depth, float* panel, int columns, float* sums, nint sumsStride)
    {
        while (count > 0)
        {
            var done = columns == T.Lanes
                ? GemmMicrokernelNarrow<T>.Step(rows, stride, count, depth, panel, sums, sumsStride)
                : Step(rows, stride, count, depth, panel, sums, sumsStride);
            rows += done * stride;
            sums += done * sumsStride;
            count -= done;
        }
    }

    private static int Step(float* rows, nint stride, int count, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        switch (count)
        {
            case >= 14 when T.TileRows == 14: Rows14(rows, stride, depth, panel, sums, sumsStride); return 14;
            case >= 8 when T.TileRows == 14: Rows8(rows, stride, depth, panel, sums, sumsStride); return 8;
            case >= 6: Rows6(rows, stride, depth, panel, sums, sumsStride); return 6;
            case >= 4: Rows4(rows, stride, depth, panel, sums, sumsStride); return 4;
            case >= 2: Rows2(rows, stride, depth, panel, sums, sumsStride); return 2;
            default: Rows1(rows, stride, depth, panel, sums, sumsStride); return 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, T left, T right)
    {
        left.Store(target);
        right.Store(target + T.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows14(float* rows, nint stride, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        T a0 = T.Zero, a1 = T.Zero, a2 = T.Zero, a3 = T.Zero, a4 = T.Zero, a5 = T.Zero, a6 = T.Zero,
            a7 = T.Zero, a8 = T.Zero, a9 = T.Zero, a10 = T.Zero, a11 = T.Zero, a12 = T.Zero, a13 = T.Zero;
        T b0 = T.Zero, b1 = T.Zero, b2 = T.Zero, b3 = T.Zero, b4 = T.Zero, b5 = T.Zero, b6 = T.Zero,
            b7 = T.Zero, b8 = T.Zero, b9 = T.Zero, b10 = T.Zero, b11 = T.Zero, b12 = T.Zero, b13 = T.Zero;
        for (var segment = 0; segment < depth.Count; segment++)
        {
            var row0 = rows + depth.Offsets[segment];
            var end = row0 + depth.Lengths[segment];
            float* row4 = row0 + (4 * stride), row8 = row0 + (8 * stride), row12 = row0 + (12 * stride);
            for (; row0 < end; row0++, row4++, row8++, row12++, panel += 2 * T.Lanes)
            {
                T left = T.Load(panel), right = T.Load(panel + T.Lanes), x;
                x = T.Broadcast(*row0); a0 = T.MultiplyAdd(left, x, a0); b0 = T.MultiplyAdd(right, x, b0);
                x = T.Broadcast(row0[stride]); a1 = T.MultiplyAdd(left, x, a1); b1 = T.MultiplyAdd(right, x, b1);
                x = T.Broadcast(row0[2 * stride]); a2 = T.MultiplyAdd(left, x, a2); b2 = T.MultiplyAdd(right, x, b2);
                x = T.Broadcast(row0[3 * stride]); a3 = T.MultiplyAdd(left, x, a3); b3 = T.MultiplyAdd(right, x, b3);
                x = T.Broadcast(*row4); a4 = T.MultiplyAdd(left, x, a4); b4 = T.MultiplyAdd(right, x, b4);
                x = T.Broadcast(row4[stride]); a5 = T.MultiplyAdd(left, x, a5); b5 = T.MultiplyAdd(right, x, b5);
                x = T.Broadcast(row4[2 * stride]); a6 = T.MultiplyAdd(left, x, a6); b6 = T.MultiplyAdd(right, x, b6);
                x = T.Broadcast(row4[3 * stride]); a7 = T.MultiplyAdd(left, x, a7); b7 = T.MultiplyAdd(right, x, b7);
                x = T.Broadcast(*row8); a8 = T.MultiplyAdd(left, x, a8); b8 = T.MultiplyAdd(right, x, b8);
                x = T.Broadcast(row8[stride]); a9 = T.MultiplyAdd(left, x, a9); b9 = T.MultiplyAdd(right, x, b9);
                x = T.Broadcast(row8[2 * stride]); a10 = T.MultiplyAdd(left, x, a10); b10 = T.MultiplyAdd(right, x, b10);
                x = T.Broadcast(row8[3 * stride]); a11 = T.MultiplyAdd(left, x, a11); b11 = T.MultiplyAdd(right, x, b11);
                x = T.Broadcast(*row12); a12 = T.MultiplyAdd(left, x, a12); b12 = T.MultiplyAdd(right, x, b12);
                x = T.Broadcast(row12[stride]); a13 = T.MultiplyAdd(left, x, a13); b13 = T.MultiplyAdd(right, x, b13);
            }
        }

        Store(sums, a0, b0);
        Store(sums + sumsStride, a1, b1);
        Store(sums + (2 * sumsStride), a2, b2);
        Store(sums + (3 * sumsStride), a3, b3);
        Store(sums + (4 * sumsStride), a4, b4);
        Store(sums + (5 * sumsStride), a5, b5);
        Store(sums + (6 * sumsStride), a6, b6);
        Store(sums + (7 * sumsStride), a7, b7);
        Store(sums + (8 * sumsStride), a8, b8);
        Store(sums + (9 * sumsStride), a9, b9);
        Store(sums + (10 * sumsStride), a10, b10);
        Store(sums + (11 * sumsStride), a11, b11);
        Store(sums + (12 * sumsStride), a12, b12);
        Store(sums + (13 * sumsStride), a13, b13);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows8(float* rows, nint stride, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        T a0 = T.Zero, a1 = T.Zero, a2 = T.Zero, a3 = T.Zero, a4 = T.Zero, a5 = T.Zero, a6 = T.Zero,
            a7 = T.Zero;
        T b0 = T.Zero, b1 = T.Zero, b2 = T.Zero, b3 = T.Zero, b4 = T.Zero, b5 = T.Zero, b6 = T.Zero,
            b7 = T.Zero;
        for (var segment = 0; segment < depth.Count; segment++)
        {
            var row0 = rows + depth.Offsets[segment];
            var end = row0 + depth.Lengths[segment];
            float* row4 = row0 + (4 * stride);
            for (; row0 < end; row0++, row4++, panel += 2 * T.Lanes)
            {
                T left = T.Load(panel), right = T.Load(panel + T.Lanes), x;
                x = T.Broadcast(*row0); a0 = T.MultiplyAdd(left, x, a0); b0 = T.MultiplyAdd(right, x, b0);
                x = T.Broadcast(row0[stride]); a1 = T.MultiplyAdd(left, x, a1); b1 = T.MultiplyAdd(right, x, b1);
                x = T.Broadcast(row0[2 * stride]); a2 = T.MultiplyAdd(left, x, a2); b2 = T.MultiplyAdd(right, x, b2);
                x = T.Broadcast(row0[3 * stride]); a3 = T.MultiplyAdd(left, x, a3); b3 = T.MultiplyAdd(right, x, b3);
                x = T.Broadcast(*row4); a4 = T.MultiplyAdd(left, x, a4); b4 = T.MultiplyAdd(right, x, b4);
                x = T.Broadcast(row4[stride]); a5 = T.MultiplyAdd(left, x, a5); b5 = T.MultiplyAdd(right, x, b5);
                x = T.Broadcast(row4[2 * stride]); a6 = T.MultiplyAdd(left, x, a6); b6 = T.MultiplyAdd(right, x, b6);
                x = T.Broadcast(row4[3 * stride]); a7 = T.MultiplyAdd(left, x, a7); b7 = T.MultiplyAdd(right, x, b7);
            }
        }

        Store(sums, a0, b0);
        Store(sums + sumsStride, a1, b1);
        Store(sums + (2 * sumsStride), a2, b2);
        Store(sums + (3 * sumsStride), a3, b3);
        Store(sums + (4 * sumsStride), a4, b4);
        Store(sums + (5 * sumsStride), a5, b5);
        Store(sums + (6 * sumsStride), a6, b6);
        Store(sums + (7 * sumsStride), a7, b7);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows6(float* rows, nint stride, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        T a0 = T.Zero, a1 = T.Zero, a2 = T.Zero, a3 = T.Zero, a4 = T.Zero, a5 = T.Zero;
        T b0 = T.Zero, b1 = T.Zero, b2 = T.Zero, b3 = T.Zero, b4 = T.Zero, b5 = T.Zero;
        for (var segment = 0; segment < depth.Count; segment++)
        {
            var row0 = rows + depth.Offsets[segment];
            var end = row0 + depth.Lengths[segment];
            float* row4 = row0 + (4 * stride);
            for (; row0 < end; row0++, row4++, panel += 2 * T.Lanes)
            {
                T left = T.Load(panel), right = T.Load(panel + T.Lanes), x;
                x = T.Broadcast(*row0); a0 = T.MultiplyAdd(left, x, a0); b0 = T.MultiplyAdd(right, x, b0);
                x = T.Broadcast(row0[stride]); a1 = T.MultiplyAdd(left, x, a1); b1 = T.MultiplyAdd(right, x, b1);
                x = T.Broadcast(row0[2 * stride]); a2 = T.MultiplyAdd(left, x, a2); b2 = T.MultiplyAdd(right, x, b2);
                x = T.Broadcast(row0[3 * stride]); a3 = T.MultiplyAdd(left, x, a3); b3 = T.MultiplyAdd(right, x, b3);
                x = T.Broadcast(*row4); a4 = T.MultiplyAdd(left, x, a4); b4 = T.MultiplyAdd(right, x, b4);
                x = T.Broadcast(row4[stride]); a5 = T.MultiplyAdd(left, x, a5); b5 = T.MultiplyAdd(right, x, b5);
            }
        }

        Store(sums, a0, b0);
        Store(sums + sumsStride, a1, b1);
        Store(sums + (2 * sumsStride), a2, b2);
        Store(sums + (3 * sumsStride), a3, b3);
        Store(sums + (4 * sumsStride), a4, b4);
        Store(sums + (5 * sumsStride), a5, b5);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows4(float* rows, nint stride, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        T a0 = T.Zero, a1 = T.Zero, a2 = T.Zero, a3 = T.Zero;
        T b0 = T.Zero, b1 = T.Zero, b2 = T.Zero, b3 = T.Zero;
        for (var segment = 0; segment < depth.Count; segment++)
        {
            var row0 = rows + depth.Offsets[segment];
            var end = row0 + depth.Lengths[segment];
            for (; row0 < end; row0++, panel += 2 * T.Lanes)
            {
                T left = T.Load(panel), right = T.Load(panel + T.Lanes), x;
                x = T.Broadcast(*row0); a0 = T.MultiplyAdd(left, x, a0); b0 = T.MultiplyAdd(right, x, b0);
                x = T.Broadcast(row0[stride]); a1 = T.MultiplyAdd(left, x, a1); b1 = T.MultiplyAdd(right, x, b1);
                x = T.Broadcast(row0[2 * stride]); a2 = T.MultiplyAdd(left, x, a2); b2 = T.MultiplyAdd(right, x, b2);
                x = T.Broadcast(row0[3 * stride]); a3 = T.MultiplyAdd(left, x, a3); b3 = T.MultiplyAdd(right, x, b3);
            }
        }

        Store(sums, a0, b0);
        Store(sums + sumsStride, a1, b1);
        Store(sums + (2 * sumsStride), a2, b2);
        Store(sums + (3 * sumsStride), a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows2(float* rows, nint stride, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        T a0 = T.Zero, a1 = T.Zero;
        T b0 = T.Zero, b1 = T.Zero;
        for (var segment = 0; segment < depth.Count; segment++)
        {
            var row0 = rows + depth.Offsets[segment];
            var end = row0 + depth.Lengths[segment];
            for (; row0 < end; row0++, panel += 2 * T.Lanes)
            {
                T left = T.Load(panel), right = T.Load(panel + T.Lanes), x;
                x = T.Broadcast(*row0); a0 = T.MultiplyAdd(left, x, a0); b0 = T.MultiplyAdd(right, x, b0);
                x = T.Broadcast(row0[stride]); a1 = T.MultiplyAdd(left, x, a1); b1 = T.MultiplyAdd(right, x, b1);
            }
        }

        Store(sums, a0, b0);
        Store(sums + sumsStride, a1, b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows1(float* rows, nint stride, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        T a0 = T.Zero;
        T b0 = T.Zero;
        for (var segment = 0; segment < depth.Count; segment++)
        {
            var row0 = rows + depth.Offsets[segment];
            var end = row0 + depth.Lengths[segment];
            for (; row0 < end; row0++, panel += 2 * T.Lanes)
            {
                T left = T.Load(panel), right = T.Load(panel + T.Lanes), x;
                x = T.Broadcast(*row0); a0 = T.MultiplyAdd(left, x, a0); b0 = T.MultiplyAdd(right, x, b0);
            }
        }

        Store(sums, a0, b0);
    }
}
