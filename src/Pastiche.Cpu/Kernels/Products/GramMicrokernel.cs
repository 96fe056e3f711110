using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The micro-kernel of a Gram matrix: the products of the 16 feature maps of a block with one or two vectors of feature maps, summed over
/// positions, with as many sums in registers as there are registers for. It reads blocked layout without packing.
/// </summary>
/// <remarks>Unrolled by hand for the reason given at <see cref="GemmMicrokernel{T}"/>.</remarks>
/// <typeparam name="T">The vector type.</typeparam>
internal static unsafe class GramMicrokernel<T> where T : unmanaged, IVector<T>
{
    private const int ChannelBlock = BlockedLayout.ChannelBlock;

    private static bool HasManyRegisters => T.Lanes == ChannelBlock;

    /// <summary>sums[i, j] = Σ rows[position, i] · columns[position, j], for two vectors of columns.</summary>
    /// <param name="rows">The block on the left, at the first position.</param>
    /// <param name="left">The first vector of maps on the right, at the first position.</param>
    /// <param name="right">The second vector.</param>
    /// <param name="positions">The number of positions.</param>
    /// <param name="sums">The sums, row by row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyTwo(float* rows, float* left, float* right, nint positions, float* sums)
    {
        var step = HasManyRegisters ? 8 : 4;
        for (var i = 0; i < ChannelBlock; i += step)
        {
            var target = sums + (i * 2 * T.Lanes);
            if (HasManyRegisters) Rows8(rows + i, left, right, positions, target);
            else Rows4(rows + i, left, right, positions, target);
        }
    }

    /// <summary>sums[i, j] = Σ rows[position, i] · column[position, j], for one vector of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyOne(float* rows, float* column, nint positions, float* sums)
    {
        for (var i = 0; i < ChannelBlock; i += 8) Rows8(rows + i, column, positions, sums + (i * T.Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows8(float* rows, float* left, float* right, nint positions, float* sums)
    {
        T a0 = T.Zero, a1 = T.Zero, a2 = T.Zero, a3 = T.Zero, a4 = T.Zero, a5 = T.Zero, a6 = T.Zero, a7 = T.Zero;
        T b0 = T.Zero, b1 = T.Zero, b2 = T.Zero, b3 = T.Zero, b4 = T.Zero, b5 = T.Zero, b6 = T.Zero, b7 = T.Zero;
        for (var end = rows + (positions * ChannelBlock); rows < end; rows += ChannelBlock, left += ChannelBlock, right += ChannelBlock)
        {
            T l = T.Load(left), r = T.Load(right), x;
            x = T.Broadcast(rows[0]); a0 = T.MultiplyAdd(l, x, a0); b0 = T.MultiplyAdd(r, x, b0);
            x = T.Broadcast(rows[1]); a1 = T.MultiplyAdd(l, x, a1); b1 = T.MultiplyAdd(r, x, b1);
            x = T.Broadcast(rows[2]); a2 = T.MultiplyAdd(l, x, a2); b2 = T.MultiplyAdd(r, x, b2);
            x = T.Broadcast(rows[3]); a3 = T.MultiplyAdd(l, x, a3); b3 = T.MultiplyAdd(r, x, b3);
            x = T.Broadcast(rows[4]); a4 = T.MultiplyAdd(l, x, a4); b4 = T.MultiplyAdd(r, x, b4);
            x = T.Broadcast(rows[5]); a5 = T.MultiplyAdd(l, x, a5); b5 = T.MultiplyAdd(r, x, b5);
            x = T.Broadcast(rows[6]); a6 = T.MultiplyAdd(l, x, a6); b6 = T.MultiplyAdd(r, x, b6);
            x = T.Broadcast(rows[7]); a7 = T.MultiplyAdd(l, x, a7); b7 = T.MultiplyAdd(r, x, b7);
        }

        Store(sums, 0, a0, b0);
        Store(sums, 1, a1, b1);
        Store(sums, 2, a2, b2);
        Store(sums, 3, a3, b3);
        Store(sums, 4, a4, b4);
        Store(sums, 5, a5, b5);
        Store(sums, 6, a6, b6);
        Store(sums, 7, a7, b7);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows4(float* rows, float* left, float* right, nint positions, float* sums)
    {
        T a0 = T.Zero, a1 = T.Zero, a2 = T.Zero, a3 = T.Zero;
        T b0 = T.Zero, b1 = T.Zero, b2 = T.Zero, b3 = T.Zero;
        for (var end = rows + (positions * ChannelBlock); rows < end; rows += ChannelBlock, left += ChannelBlock, right += ChannelBlock)
        {
            T l = T.Load(left), r = T.Load(right), x;
            x = T.Broadcast(rows[0]); a0 = T.MultiplyAdd(l, x, a0); b0 = T.MultiplyAdd(r, x, b0);
            x = T.Broadcast(rows[1]); a1 = T.MultiplyAdd(l, x, a1); b1 = T.MultiplyAdd(r, x, b1);
            x = T.Broadcast(rows[2]); a2 = T.MultiplyAdd(l, x, a2); b2 = T.MultiplyAdd(r, x, b2);
            x = T.Broadcast(rows[3]); a3 = T.MultiplyAdd(l, x, a3); b3 = T.MultiplyAdd(r, x, b3);
        }

        Store(sums, 0, a0, b0);
        Store(sums, 1, a1, b1);
        Store(sums, 2, a2, b2);
        Store(sums, 3, a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows8(float* rows, float* column, nint positions, float* sums)
    {
        T a0 = T.Zero, a1 = T.Zero, a2 = T.Zero, a3 = T.Zero, a4 = T.Zero, a5 = T.Zero, a6 = T.Zero, a7 = T.Zero;
        for (var end = rows + (positions * ChannelBlock); rows < end; rows += ChannelBlock, column += ChannelBlock)
        {
            var c = T.Load(column);
            a0 = T.MultiplyAddBroadcast(c, rows, a0);
            a1 = T.MultiplyAddBroadcast(c, rows + 1, a1);
            a2 = T.MultiplyAddBroadcast(c, rows + 2, a2);
            a3 = T.MultiplyAddBroadcast(c, rows + 3, a3);
            a4 = T.MultiplyAddBroadcast(c, rows + 4, a4);
            a5 = T.MultiplyAddBroadcast(c, rows + 5, a5);
            a6 = T.MultiplyAddBroadcast(c, rows + 6, a6);
            a7 = T.MultiplyAddBroadcast(c, rows + 7, a7);
        }

        a0.Store(sums);
        a1.Store(sums + T.Lanes);
        a2.Store(sums + (2 * T.Lanes));
        a3.Store(sums + (3 * T.Lanes));
        a4.Store(sums + (4 * T.Lanes));
        a5.Store(sums + (5 * T.Lanes));
        a6.Store(sums + (6 * T.Lanes));
        a7.Store(sums + (7 * T.Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* sums, int row, T left, T right)
    {
        left.Store(sums + (row * 2 * T.Lanes));
        right.Store(sums + (((row * 2) + 1) * T.Lanes));
    }
}
