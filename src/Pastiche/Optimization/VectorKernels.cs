using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Pastiche.Optimization;

/// <summary>
/// Sums over long vectors: in single precision within a block, in double over the blocks, in an order that depends on the length
/// and the width of a vector register alone, so that results repeat.
/// </summary>
internal static class VectorKernels
{
    /// <summary>
    /// The floats that are summed in single precision: so few that the narrowest vectors, which take the most additions one after the
    /// other, lose less than 10⁻⁶ of a sum whose terms have one sign.
    /// </summary>
    public const int Block = 512;

    /// <summary>The inner product.</summary>
    public static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var start = 0; start < a.Length; start += Block)
        {
            var length = Math.Min(Block, a.Length - start);
            sum += DotOfBlock(a.Slice(start, length), b.Slice(start, length));
        }

        return sum;
    }

    /// <summary>The sum of the squares.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> values) => Dot(values, values);

    /// <summary>Whether no value is infinite or undefined.</summary>
    public static bool AreFinite(ReadOnlySpan<float> values) => TensorPrimitives.IsFiniteAll(values);

    /// <summary>The four inner products of a and b with c and d, over one block.</summary>
    public static (float AC, float AD, float BC, float BD) Dots(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d)
    {
        ref var aRef = ref MemoryMarshal.GetReference(a);
        ref var bRef = ref MemoryMarshal.GetReference(b);
        ref var cRef = ref MemoryMarshal.GetReference(c);
        ref var dRef = ref MemoryMarshal.GetReference(d);
        // Two sums of each, since one waits for its last addition.
        Vector<float> ac1 = default, ad1 = default, bc1 = default, bd1 = default;
        Vector<float> ac2 = default, ad2 = default, bc2 = default, bd2 = default;
        var i = 0;
        for (; i <= a.Length - (2 * Vector<float>.Count); i += 2 * Vector<float>.Count)
        {
            var (a1, b1, c1, d1) = (At(ref aRef, i), At(ref bRef, i), At(ref cRef, i), At(ref dRef, i));
            ac1 = Vector.MultiplyAddEstimate(a1, c1, ac1);
            ad1 = Vector.MultiplyAddEstimate(a1, d1, ad1);
            bc1 = Vector.MultiplyAddEstimate(b1, c1, bc1);
            bd1 = Vector.MultiplyAddEstimate(b1, d1, bd1);
            var next = i + Vector<float>.Count;
            var (a2, b2, c2, d2) = (At(ref aRef, next), At(ref bRef, next), At(ref cRef, next), At(ref dRef, next));
            ac2 = Vector.MultiplyAddEstimate(a2, c2, ac2);
            ad2 = Vector.MultiplyAddEstimate(a2, d2, ad2);
            bc2 = Vector.MultiplyAddEstimate(b2, c2, bc2);
            bd2 = Vector.MultiplyAddEstimate(b2, d2, bd2);
        }

        var (ac, ad) = (Vector.Sum(ac1 + ac2), Vector.Sum(ad1 + ad2));
        var (bc, bd) = (Vector.Sum(bc1 + bc2), Vector.Sum(bd1 + bd2));
        for (; i < a.Length; i++)
        {
            ac += a[i] * c[i];
            ad += a[i] * d[i];
            bc += b[i] * c[i];
            bd += b[i] * d[i];
        }

        return (ac, ad, bc, bd);
    }

    /// <summary>sum += a·aWeight + b·bWeight, over one block.</summary>
    public static void Accumulate(ReadOnlySpan<float> a, float aWeight, ReadOnlySpan<float> b, float bWeight, Span<float> sum)
    {
        ref var aRef = ref MemoryMarshal.GetReference(a);
        ref var bRef = ref MemoryMarshal.GetReference(b);
        ref var sumRef = ref MemoryMarshal.GetReference(sum);
        var (aWeights, bWeights) = (new Vector<float>(aWeight), new Vector<float>(bWeight));
        var i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var withA = Vector.MultiplyAddEstimate(At(ref aRef, i), aWeights, At(ref sumRef, i));
            Vector.MultiplyAddEstimate(At(ref bRef, i), bWeights, withA).StoreUnsafe(ref sumRef, (nuint)i);
        }

        for (; i < sum.Length; i++)
            sum[i] += (a[i] * aWeight) + (b[i] * bWeight);
    }

    private static float DotOfBlock(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref var aRef = ref MemoryMarshal.GetReference(a);
        ref var bRef = ref MemoryMarshal.GetReference(b);
        var lanes = Vector<float>.Count;
        Vector<float> sum1 = default, sum2 = default, sum3 = default, sum4 = default;
        var i = 0;
        for (; i <= a.Length - (4 * lanes); i += 4 * lanes)
        {
            sum1 = Vector.MultiplyAddEstimate(At(ref aRef, i), At(ref bRef, i), sum1);
            sum2 = Vector.MultiplyAddEstimate(At(ref aRef, i + lanes), At(ref bRef, i + lanes), sum2);
            sum3 = Vector.MultiplyAddEstimate(At(ref aRef, i + (2 * lanes)), At(ref bRef, i + (2 * lanes)), sum3);
            sum4 = Vector.MultiplyAddEstimate(At(ref aRef, i + (3 * lanes)), At(ref bRef, i + (3 * lanes)), sum4);
        }

        var sum = Vector.Sum(sum1 + sum2 + (sum3 + sum4));
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static Vector<float> At(ref float start, int index) => Vector.LoadUnsafe(ref start, (nuint)index);
}
