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
    /// <summary>Floats in a block: the few that a pass shares stay in the nearest cache while the long ones stream by.</summary>
    public const int Block = 2048;

    /// <summary>The inner product.</summary>
    public static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var start = 0; start < a.Length; start += Block)
        {
            var length = Math.Min(Block, a.Length - start);
            sum += TensorPrimitives.Dot(a.Slice(start, length), b.Slice(start, length));
        }
        return sum;
    }

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
        Vector<float> ac = default, ad = default, bc = default, bd = default;
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var (av, bv) = (At(ref aRef, i), At(ref bRef, i));
            var (cv, dv) = (At(ref cRef, i), At(ref dRef, i));
            ac = Vector.MultiplyAddEstimate(av, cv, ac);
            ad = Vector.MultiplyAddEstimate(av, dv, ad);
            bc = Vector.MultiplyAddEstimate(bv, cv, bc);
            bd = Vector.MultiplyAddEstimate(bv, dv, bd);
        }
        var (acSum, adSum, bcSum, bdSum) = (Vector.Sum(ac), Vector.Sum(ad), Vector.Sum(bc), Vector.Sum(bd));
        for (; i < a.Length; i++)
        {
            acSum += a[i] * c[i];
            adSum += a[i] * d[i];
            bcSum += b[i] * c[i];
            bdSum += b[i] * d[i];
        }
        return (acSum, adSum, bcSum, bdSum);
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
            sum[i] += a[i] * aWeight + b[i] * bWeight;
    }

    private static Vector<float> At(ref float start, int index) => Vector.LoadUnsafe(ref start, (nuint)index);
}
