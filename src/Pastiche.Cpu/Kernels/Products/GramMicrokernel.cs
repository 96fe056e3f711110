using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The micro-kernel of a Gram matrix: the products of four feature maps with two vectors of feature maps, summed over positions, with all
/// sums in registers. It reads blocked layout without packing.
/// </summary>
/// <remarks>Unrolled by hand for the reason given at <see cref="GemmMicrokernel{T}"/>.</remarks>
/// <typeparam name="T">The vector type.</typeparam>
internal static unsafe class GramMicrokernel<T> where T : unmanaged, IVector<T>
{
    /// <summary>Feature maps on the left.</summary>
    public const int Rows = 4;

    private const int ChannelBlock = BlockedLayout.ChannelBlock;

    /// <summary>sums[i, j] = Σ rows[position, i] · columns[position, j].</summary>
    /// <param name="rows">The first map on the left, at the first position.</param>
    /// <param name="left">The first vector of maps on the right, at the first position.</param>
    /// <param name="right">The second vector.</param>
    /// <param name="positions">The number of positions.</param>
    /// <param name="sums">The sums, row by row.</param>
    /// <param name="row">Floats from one row of sums to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* rows, float* left, float* right, nint positions, float* sums, nint row)
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

        Store(sums, a0, b0);
        Store(sums + row, a1, b1);
        Store(sums + (2 * row), a2, b2);
        Store(sums + (3 * row), a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, T left, T right)
    {
        left.Store(target);
        right.Store(target + T.Lanes);
    }
}
