using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Winograd's minimal filtering F(4×4, 3×3): 16 outputs of a 3×3 convolution by 36 products instead of 144. Along one axis,
/// y = Aᵀ[(G g) ⊙ (Bᵀ d)]: six inputs d and three weights g are seen as polynomials, evaluated at the points 0, ±a, ±b and ∞, multiplied
/// there, and four outputs interpolated; along both axes the transforms nest. With a = 1/√2 and b = √2 = 1/a the turned kernel, which the gradient
/// needs, has the same values at other points: g(1/x) of the one is g(x) of the other, to a factor that the rows here are scaled by.
/// </summary>
/// <remarks>
/// A. Lavin, S. Gray, "Fast Algorithms for Convolutional Neural Networks" (CVPR 2016). Differs from it in the points, which also lose
/// fewer digits than their 0, ±1, ±2, ∞.
/// </remarks>
/// <typeparam name="T">The vector register.</typeparam>
internal static unsafe class WinogradTransform<T> where T : unmanaged, IVector<T>
{
    private const float A = 0.707106781f;
    private const float B = 1.414213562f;

    /// <summary>Bᵀ d B of six by six pixels, for the channels of one block.</summary>
    /// <param name="pixels">The upper left one.</param>
    /// <param name="row">From one row of pixels to the next.</param>
    /// <param name="values">Where the first of the 36 goes.</param>
    /// <param name="pointStride">From one of the 36 to the next.</param>
    /// <param name="streams">Whether the values pass the caches by: there are more of them than fit before they are read.</param>
    /// <param name="scratch">Thirty-six vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(float* pixels, nint row, float* values, nint pointStride, bool streams, float* scratch)
    {
        for (nint lane = 0; lane < BlockedLayout.ChannelBlock; lane += T.Lanes)
        {
            for (nint x = 0; x < 6; x++) Evaluate(pixels + lane + (x * BlockedLayout.ChannelBlock), row, scratch + (x * T.Lanes), 6 * T.Lanes, streams: false);
            // Once for each, so that the choice is a constant where it is inlined.
            if (streams)
            {
                for (nint y = 0; y < 6; y++) Evaluate(scratch + (y * 6 * T.Lanes), T.Lanes, values + lane + (y * 6 * pointStride), pointStride, streams: true);
            }
            else
            {
                for (nint y = 0; y < 6; y++) Evaluate(scratch + (y * 6 * T.Lanes), T.Lanes, values + lane + (y * 6 * pointStride), pointStride, streams: false);
            }
        }
    }

    /// <summary>Aᵀ m of 36 products, for the channels of one vector: the first half of the way to four by four outputs.</summary>
    /// <param name="products">The first of the 36.</param>
    /// <param name="pointStride">From one of the 36 to the next.</param>
    /// <param name="halfway">Four rows of six vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputColumns(float* products, nint pointStride, float* halfway)
    {
        for (nint x = 0; x < 6; x++) Interpolate(products + (x * pointStride), 6 * pointStride).Store(halfway + (x * T.Lanes), 6 * T.Lanes);
    }

    /// <summary>The second half: a row of four outputs from a row of six.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorRow<T> OutputRow(float* halfway, nint y) => Interpolate(halfway + (y * 6 * T.Lanes), T.Lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Evaluate(float* d, nint step, float* t, nint next, bool streams)
    {
        T d0 = T.Load(d), d1 = T.Load(d + step), d2 = T.Load(d + (2 * step)), d3 = T.Load(d + (3 * step)), d4 = T.Load(d + (4 * step)), d5 = T.Load(d + (5 * step));
        var fiveHalves = T.Broadcast(-2.5f);
        var even = T.MultiplyAdd(T.Broadcast(-2), d2, d4);
        var odd = T.Broadcast(A) * T.MultiplyAdd(T.Broadcast(-2), d1, d3);
        var evenB = T.MultiplyAdd(T.Broadcast(-0.5f), d4, T.Broadcast(0.25f) * d2);
        var oddB = T.Broadcast(A) * T.MultiplyAdd(T.Broadcast(0.5f), d1, T.Zero - d3);
        Write(T.MultiplyAdd(fiveHalves, d2, d0 + d4), t, streams);
        Write(even + odd, t + next, streams);
        Write(even - odd, t + (2 * next), streams);
        Write(evenB + oddB, t + (3 * next), streams);
        Write(evenB - oddB, t + (4 * next), streams);
        Write(T.MultiplyAdd(fiveHalves, d3, d1 + d5), t + (5 * next), streams);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(T value, float* target, bool streams)
    {
        if (streams) value.Stream(target);
        else value.Store(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static VectorRow<T> Interpolate(float* m, nint step)
    {
        T m1 = T.Load(m + step), m2 = T.Load(m + (2 * step)), m3 = T.Load(m + (3 * step)), m4 = T.Load(m + (4 * step));
        T even = m1 + m2, odd = T.Broadcast(A) * (m1 - m2), evenB = m3 + m4, oddB = T.Broadcast(B) * (m3 - m4);
        return new VectorRow<T>(
            T.Load(m) + even + evenB,
            odd + oddB,
            T.MultiplyAdd(T.Broadcast(0.5f), even, T.Broadcast(2) * evenB),
            T.MultiplyAdd(T.Broadcast(0.5f), odd, T.MultiplyAdd(T.Broadcast(2), oddB, T.Load(m + (5 * step)))));
    }
}
