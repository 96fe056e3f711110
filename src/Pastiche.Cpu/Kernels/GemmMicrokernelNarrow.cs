using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>The GEMM micro-kernel for panels one vector wide, e.g. the 3-channel gradient of the image.</summary>
/// <remarks>Unrolled by hand for the reason given at <see cref="GemmMicrokernel{T}"/>.</remarks>
/// <typeparam name="T">The vector type.</typeparam>
internal static unsafe class GemmMicrokernelNarrow<T> where T : unmanaged, IVector<T>
{
    /// <summary>The most rows of a register tile: with AVX-512 16, which divides most widths; one vector of sums each.</summary>
    public static int TileRows => T.TileRows == 14 ? 16 : T.TileRows;

    /// <summary>Computes the sums of the first rows, as many as one register tile takes.</summary>
    /// <returns>The number of rows computed.</returns>
    public static int Step(float* rows, nint stride, int count, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        switch (count)
        {
            case >= 16 when T.TileRows == 14: Rows16(rows, stride, depth, panel, sums, sumsStride); return 16;
            case >= 8 when T.TileRows == 14: Rows8(rows, stride, depth, panel, sums, sumsStride); return 8;
            case >= 6: Rows6(rows, stride, depth, panel, sums, sumsStride); return 6;
            case >= 4: Rows4(rows, stride, depth, panel, sums, sumsStride); return 4;
            case >= 2: Rows2(rows, stride, depth, panel, sums, sumsStride); return 2;
            default: Rows1(rows, stride, depth, panel, sums, sumsStride); return 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows16(float* rows, nint stride, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        T a0 = T.Zero, a1 = T.Zero, a2 = T.Zero, a3 = T.Zero, a4 = T.Zero, a5 = T.Zero, a6 = T.Zero, a7 = T.Zero;
        T a8 = T.Zero, a9 = T.Zero, a10 = T.Zero, a11 = T.Zero, a12 = T.Zero, a13 = T.Zero, a14 = T.Zero, a15 = T.Zero;
        for (var segment = 0; segment < depth.Count; segment++)
        {
            var row0 = rows + depth.Offsets[segment];
            var end = row0 + depth.Lengths[segment];
            float* row4 = row0 + (4 * stride), row8 = row0 + (8 * stride), row12 = row0 + (12 * stride);
            for (; row0 < end; row0++, row4++, row8++, row12++, panel += T.Lanes)
            {
                var column = T.Load(panel);
                a0 = T.MultiplyAddBroadcast(column, row0, a0);
                a1 = T.MultiplyAddBroadcast(column, row0 + stride, a1);
                a2 = T.MultiplyAddBroadcast(column, row0 + (2 * stride), a2);
                a3 = T.MultiplyAddBroadcast(column, row0 + (3 * stride), a3);
                a4 = T.MultiplyAddBroadcast(column, row4, a4);
                a5 = T.MultiplyAddBroadcast(column, row4 + stride, a5);
                a6 = T.MultiplyAddBroadcast(column, row4 + (2 * stride), a6);
                a7 = T.MultiplyAddBroadcast(column, row4 + (3 * stride), a7);
                a8 = T.MultiplyAddBroadcast(column, row8, a8);
                a9 = T.MultiplyAddBroadcast(column, row8 + stride, a9);
                a10 = T.MultiplyAddBroadcast(column, row8 + (2 * stride), a10);
                a11 = T.MultiplyAddBroadcast(column, row8 + (3 * stride), a11);
                a12 = T.MultiplyAddBroadcast(column, row12, a12);
                a13 = T.MultiplyAddBroadcast(column, row12 + stride, a13);
                a14 = T.MultiplyAddBroadcast(column, row12 + (2 * stride), a14);
                a15 = T.MultiplyAddBroadcast(column, row12 + (3 * stride), a15);
            }
        }

        a0.Store(sums);
        a1.Store(sums + sumsStride);
        a2.Store(sums + (2 * sumsStride));
        a3.Store(sums + (3 * sumsStride));
        a4.Store(sums + (4 * sumsStride));
        a5.Store(sums + (5 * sumsStride));
        a6.Store(sums + (6 * sumsStride));
        a7.Store(sums + (7 * sumsStride));
        a8.Store(sums + (8 * sumsStride));
        a9.Store(sums + (9 * sumsStride));
        a10.Store(sums + (10 * sumsStride));
        a11.Store(sums + (11 * sumsStride));
        a12.Store(sums + (12 * sumsStride));
        a13.Store(sums + (13 * sumsStride));
        a14.Store(sums + (14 * sumsStride));
        a15.Store(sums + (15 * sumsStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows8(float* rows, nint stride, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        T a0 = T.Zero, a1 = T.Zero, a2 = T.Zero, a3 = T.Zero, a4 = T.Zero, a5 = T.Zero, a6 = T.Zero, a7 = T.Zero;
        for (var segment = 0; segment < depth.Count; segment++)
        {
            var row0 = rows + depth.Offsets[segment];
            var end = row0 + depth.Lengths[segment];
            float* row4 = row0 + (4 * stride);
            for (; row0 < end; row0++, row4++, panel += T.Lanes)
            {
                var column = T.Load(panel);
                a0 = T.MultiplyAddBroadcast(column, row0, a0);
                a1 = T.MultiplyAddBroadcast(column, row0 + stride, a1);
                a2 = T.MultiplyAddBroadcast(column, row0 + (2 * stride), a2);
                a3 = T.MultiplyAddBroadcast(column, row0 + (3 * stride), a3);
                a4 = T.MultiplyAddBroadcast(column, row4, a4);
                a5 = T.MultiplyAddBroadcast(column, row4 + stride, a5);
                a6 = T.MultiplyAddBroadcast(column, row4 + (2 * stride), a6);
                a7 = T.MultiplyAddBroadcast(column, row4 + (3 * stride), a7);
            }
        }

        a0.Store(sums);
        a1.Store(sums + sumsStride);
        a2.Store(sums + (2 * sumsStride));
        a3.Store(sums + (3 * sumsStride));
        a4.Store(sums + (4 * sumsStride));
        a5.Store(sums + (5 * sumsStride));
        a6.Store(sums + (6 * sumsStride));
        a7.Store(sums + (7 * sumsStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows6(float* rows, nint stride, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        T a0 = T.Zero, a1 = T.Zero, a2 = T.Zero, a3 = T.Zero, a4 = T.Zero, a5 = T.Zero;
        for (var segment = 0; segment < depth.Count; segment++)
        {
            var row0 = rows + depth.Offsets[segment];
            var end = row0 + depth.Lengths[segment];
            float* row4 = row0 + (4 * stride);
            for (; row0 < end; row0++, row4++, panel += T.Lanes)
            {
                var column = T.Load(panel);
                a0 = T.MultiplyAddBroadcast(column, row0, a0);
                a1 = T.MultiplyAddBroadcast(column, row0 + stride, a1);
                a2 = T.MultiplyAddBroadcast(column, row0 + (2 * stride), a2);
                a3 = T.MultiplyAddBroadcast(column, row0 + (3 * stride), a3);
                a4 = T.MultiplyAddBroadcast(column, row4, a4);
                a5 = T.MultiplyAddBroadcast(column, row4 + stride, a5);
            }
        }

        a0.Store(sums);
        a1.Store(sums + sumsStride);
        a2.Store(sums + (2 * sumsStride));
        a3.Store(sums + (3 * sumsStride));
        a4.Store(sums + (4 * sumsStride));
        a5.Store(sums + (5 * sumsStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows4(float* rows, nint stride, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        T a0 = T.Zero, a1 = T.Zero, a2 = T.Zero, a3 = T.Zero;
        for (var segment = 0; segment < depth.Count; segment++)
        {
            var row0 = rows + depth.Offsets[segment];
            var end = row0 + depth.Lengths[segment];
            for (; row0 < end; row0++, panel += T.Lanes)
            {
                var column = T.Load(panel);
                a0 = T.MultiplyAddBroadcast(column, row0, a0);
                a1 = T.MultiplyAddBroadcast(column, row0 + stride, a1);
                a2 = T.MultiplyAddBroadcast(column, row0 + (2 * stride), a2);
                a3 = T.MultiplyAddBroadcast(column, row0 + (3 * stride), a3);
            }
        }

        a0.Store(sums);
        a1.Store(sums + sumsStride);
        a2.Store(sums + (2 * sumsStride));
        a3.Store(sums + (3 * sumsStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows2(float* rows, nint stride, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        T a0 = T.Zero, a1 = T.Zero;
        for (var segment = 0; segment < depth.Count; segment++)
        {
            var row0 = rows + depth.Offsets[segment];
            var end = row0 + depth.Lengths[segment];
            for (; row0 < end; row0++, panel += T.Lanes)
            {
                var column = T.Load(panel);
                a0 = T.MultiplyAddBroadcast(column, row0, a0);
                a1 = T.MultiplyAddBroadcast(column, row0 + stride, a1);
            }
        }

        a0.Store(sums);
        a1.Store(sums + sumsStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows1(float* rows, nint stride, in DepthSegments depth, float* panel, float* sums, nint sumsStride)
    {
        T a0 = T.Zero;
        for (var segment = 0; segment < depth.Count; segment++)
        {
            var row0 = rows + depth.Offsets[segment];
            var end = row0 + depth.Lengths[segment];
            for (; row0 < end; row0++, panel += T.Lanes)
            {
                var column = T.Load(panel);
                a0 = T.MultiplyAddBroadcast(column, row0, a0);
            }
        }

        a0.Store(sums);
    }
}
