using System.Numerics;
using System.Runtime.InteropServices;

namespace Pastiche.Parameterizations;

/// <summary>The inner loops of <see cref="BilinearDoubling"/>, over one row each, a vector at a time.</summary>
internal static class RowKernels
{
    /// <summary>result = near·nearWeight + far·farWeight.</summary>
    public static void Weigh(
        ReadOnlySpan<float> near, float nearWeight, ReadOnlySpan<float> far, float farWeight, Span<float> result)
    {
        ref var nearRef = ref MemoryMarshal.GetReference(near);
        ref var farRef = ref MemoryMarshal.GetReference(far);
        ref var resultRef = ref MemoryMarshal.GetReference(result);
        var x = 0;
        for (; x <= result.Length - Vector<float>.Count; x += Vector<float>.Count)
            ((At(ref nearRef, x) * nearWeight) + (At(ref farRef, x) * farWeight)).StoreUnsafe(ref resultRef, (nuint)x);
        for (; x < result.Length; x++)
            result[x] = (near[x] * nearWeight) + (far[x] * farWeight);
    }

    /// <summary>result = (near.One + near.Other)·nearWeight + (far.One + far.Other)·farWeight.</summary>
    public static void Weigh(RowPair near, float nearWeight, RowPair far, float farWeight, Span<float> result)
    {
        ref var near1Ref = ref MemoryMarshal.GetReference(near.One);
        ref var near2Ref = ref MemoryMarshal.GetReference(near.Other);
        ref var far1Ref = ref MemoryMarshal.GetReference(far.One);
        ref var far2Ref = ref MemoryMarshal.GetReference(far.Other);
        ref var resultRef = ref MemoryMarshal.GetReference(result);
        var x = 0;
        for (; x <= result.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            var nearPart = (At(ref near1Ref, x) + At(ref near2Ref, x)) * nearWeight;
            var farPart = (At(ref far1Ref, x) + At(ref far2Ref, x)) * farWeight;
            (nearPart + farPart).StoreUnsafe(ref resultRef, (nuint)x);
        }

        for (; x < result.Length; x++)
            result[x] = ((near.One[x] + near.Other[x]) * nearWeight) + ((far.One[x] + far.Other[x]) * farWeight);
    }

    /// <summary>
    /// result[2i] = addend[2i] + near·row[i+1] + far·row[i] and result[2i+1] = addend[2i+1] + near·row[i+1] + far·row[i+2].
    /// </summary>
    public static void AddInterleaved(
        ReadOnlySpan<float> row, float near, float far, ReadOnlySpan<float> addend, Span<float> result)
    {
        ref var rowRef = ref MemoryMarshal.GetReference(row);
        ref var addendRef = ref MemoryMarshal.GetReference(addend);
        ref var resultRef = ref MemoryMarshal.GetReference(result);
        var x = 0;
        for (; x <= result.Length - (2 * Vector<float>.Count); x += 2 * Vector<float>.Count)
        {
            var middle = At(ref rowRef, (x / 2) + 1) * near;
            var (low, high) = Interleave(middle + (At(ref rowRef, x / 2) * far), middle + (At(ref rowRef, (x / 2) + 2) * far));
            (At(ref addendRef, x) + low).StoreUnsafe(ref resultRef, (nuint)x);
            (At(ref addendRef, x + Vector<float>.Count) + high).StoreUnsafe(ref resultRef, (nuint)(x + Vector<float>.Count));
        }

        for (; x < result.Length; x++)
        {
            var middle = (x / 2) + 1;
            result[x] = addend[x] + (near * row[middle]) + (far * row[int.IsEvenInteger(x) ? middle - 1 : middle + 1]);
        }
    }

    /// <summary>result[i] = near·(row[2i+1] + row[2i+2]) + far·(row[2i] + row[2i+3]).</summary>
    public static void Gather(ReadOnlySpan<float> row, float near, float far, Span<float> result)
    {
        ref var rowRef = ref MemoryMarshal.GetReference(row);
        ref var resultRef = ref MemoryMarshal.GetReference(result);
        var i = 0;
        for (; i <= result.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Evens(SumAt(ref rowRef, 2 * i, near, far), SumAt(ref rowRef, (2 * i) + Vector<float>.Count, near, far))
                .StoreUnsafe(ref resultRef, (nuint)i);
        }

        for (; i < result.Length; i++)
            result[i] = (near * (row[(2 * i) + 1] + row[(2 * i) + 2])) + (far * (row[2 * i] + row[(2 * i) + 3]));
    }

    private static Vector<float> SumAt(ref float row, int x, float near, float far) =>
        ((At(ref row, x + 1) + At(ref row, x + 2)) * near) + ((At(ref row, x) + At(ref row, x + 3)) * far);

    private static Vector<float> At(ref float start, int index) => Vector.LoadUnsafe(ref start, (nuint)index);

    // Pairs of floats are handled as one 64-bit number, whose low half comes first in memory: all of .NET is little-endian.

    private static (Vector<float> Low, Vector<float> High) Interleave(Vector<float> evens, Vector<float> odds)
    {
        Vector.Widen(Vector.AsVectorUInt32(evens), out var evenLow, out var evenHigh);
        Vector.Widen(Vector.AsVectorUInt32(odds), out var oddLow, out var oddHigh);
        return (Vector.AsVectorSingle(evenLow | (oddLow << 32)), Vector.AsVectorSingle(evenHigh | (oddHigh << 32)));
    }

    private static Vector<float> Evens(Vector<float> low, Vector<float> high) =>
        Vector.AsVectorSingle(Vector.Narrow(Vector.AsVectorUInt64(low), Vector.AsVectorUInt64(high)));
}

/// <summary>Two rows that have the same weight.</summary>
/// <param name="one">A row.</param>
/// <param name="other">Another row of its length.</param>
internal readonly ref struct RowPair(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
{
    /// <summary>A row.</summary>
    public ReadOnlySpan<float> One { get; } = one;

    /// <summary>Another row of its length.</summary>
    public ReadOnlySpan<float> Other { get; } = other;
}
