using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Winograd's minimal filtering F(4×4, 3×3): 16 outputs of a 3×3 convolution with 36 multiplications instead of 144. Along one axis,
/// y = Aᵀ[(G g) ⊙ (Bᵀ d)] for six inputs d and three weights g. Both are polynomials, evaluated at the points 0, ±a, ±b and ∞ and
/// multiplied there; the four outputs are interpolated from the products. Along both axes, Y = Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A.
/// </summary>
/// <remarks>
/// With the points a = √2/2 and b = √2 = 1/a,
/// <code>
///      ⎡ 1    0   -5/2   0    1    0 ⎤         ⎡   1      0     0  ⎤
///      ⎢ 0  -2a    -2    a    1    0 ⎥         ⎢ -2/3  -2a/3  -1/3 ⎥         ⎡ 1   1    1    1    1   0 ⎤
/// Bᵀ = ⎢ 0   2a    -2   -a    1    0 ⎥     G = ⎢ -2/3   2a/3  -1/3 ⎥    Aᵀ = ⎢ 0   a   -a    b   -b   0 ⎥
///      ⎢ 0  a/2   1/4   -a  -1/2   0 ⎥         ⎢ -1/3  -2a/3  -2/3 ⎥         ⎢ 0  1/2  1/2   2    2   0 ⎥
///      ⎢ 0 -a/2   1/4    a  -1/2   0 ⎥         ⎢ -1/3   2a/3  -2/3 ⎥         ⎣ 0  a/2 -a/2  2b  -2b   1 ⎦
///      ⎣ 0    1     0  -5/2   0    1 ⎦         ⎣   0      0     1  ⎦
/// </code>
/// The gradient needs the kernel rotated by 180°, whose polynomial has the coefficients in reverse: x²·g(1/x). Since b = 1/a and the rows
/// of G are scaled to fit, its values are those of g with the rows of G permuted (<see cref="WinogradWeights.RotatedPoint"/>).
/// <see cref="WinogradWeights"/> computes G g Gᵀ.
/// <para>
/// A. Lavin, S. Gray, "Fast Algorithms for Convolutional Neural Networks" (CVPR 2016). Differs from it in the points, which also lose fewer
/// digits than 0, ±1, ±2 and ∞.
/// </para>
/// </remarks>
/// <typeparam name="T">The vector type.</typeparam>
internal static unsafe class WinogradTransform<T> where T : unmanaged, IVector<T>
{
    private const float A = 0.707106781f;
    private const float B = 1.414213562f;

    /// <summary>Computes Bᵀ d B of 6×6 pixels, for the channels of one block.</summary>
    /// <param name="pixels">The upper left pixel.</param>
    /// <param name="row">Floats from one row of pixels to the next.</param>
    /// <param name="values">The value at the first of the 36 points.</param>
    /// <param name="pointStride">Floats from one point to the next.</param>
    /// <param name="streams">Whether to use non-temporal stores.</param>
    /// <param name="scratch">At least 36 vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(float* pixels, nint row, float* values, nint pointStride, bool streams, float* scratch)
    {
        for (nint lane = 0; lane < BlockedLayout.ChannelBlock; lane += T.Lanes)
        {
            for (nint x = 0; x < 6; x++)
                Evaluate(pixels + lane + (x * BlockedLayout.ChannelBlock), row, scratch + (x * T.Lanes), 6 * T.Lanes, streams: false);

            // One loop for each choice, so that it is a constant where Evaluate is inlined.
            if (streams)
            {
                for (nint y = 0; y < 6; y++)
                    Evaluate(scratch + (y * 6 * T.Lanes), T.Lanes, values + lane + (y * 6 * pointStride), pointStride, streams: true);
            }
            else
            {
                for (nint y = 0; y < 6; y++)
                    Evaluate(scratch + (y * 6 * T.Lanes), T.Lanes, values + lane + (y * 6 * pointStride), pointStride, streams: false);
            }
        }
    }

    /// <summary>Computes Aᵀ m of 6×6 products, for one vector of channels.</summary>
    /// <param name="products">The product at the first of the 36 points.</param>
    /// <param name="pointStride">Floats from one point to the next.</param>
    /// <param name="halfway">The result, four rows of six vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputColumns(float* products, nint pointStride, float* halfway)
    {
        for (nint x = 0; x < 6; x++) Interpolate(products + (x * pointStride), 6 * pointStride).Store(halfway + (x * T.Lanes), 6 * T.Lanes);
    }

    /// <summary>Computes one row of Y = (Aᵀ m) A.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorRow<T> OutputRow(float* halfway, nint y) => Interpolate(halfway + (y * 6 * T.Lanes), T.Lanes);

    /// <summary>Bᵀ d along one axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Evaluate(float* d, nint step, float* t, nint next, bool streams)
    {
        T d0 = T.Load(d), d1 = T.Load(d + step), d2 = T.Load(d + (2 * step));
        T d3 = T.Load(d + (3 * step)), d4 = T.Load(d + (4 * step)), d5 = T.Load(d + (5 * step));
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

    /// <summary>Aᵀ m along one axis.</summary>
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
