using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Pastiche.Optimization;

/// <summary>A step or a change of the gradient, as L-BFGS remembers it.</summary>
internal abstract class CurvatureVector
{
    /// <summary>An empty one, which takes values later.</summary>
    public static CurvatureVector Create(CurvaturePrecision precision) =>
        precision == CurvaturePrecision.Half ? new OfHalves() : new OfSingles();

    /// <summary>Takes the values of a vector, and gives one of the same length to be overwritten.</summary>
    public abstract void Exchange(ref float[] values);

    /// <summary>Some consecutive values.</summary>
    /// <param name="start">The first one.</param>
    /// <param name="length">The number of values.</param>
    /// <param name="scratch">Memory that receives them where they are kept in another precision; see <see cref="ScratchLength"/>.</param>
    public abstract ReadOnlySpan<float> Read(int start, int length, Span<float> scratch);

    /// <summary>The length of the memory in which so many values are read.</summary>
    public static int ScratchLength(CurvaturePrecision precision, int length) => precision == CurvaturePrecision.Half ? length : 0;

    /// <summary>What is stored, sharing its memory: valid until the next exchange.</summary>
    public abstract StoredVector View();

    /// <summary>Takes what was stored.</summary>
    /// <param name="stored">A stored vector.</param>
    /// <param name="length">The length that it must have.</param>
    /// <param name="take">Whether it is given up, so that it need not be copied.</param>
    /// <exception cref="PasticheException">Its length or its precision is another.</exception>
    public abstract void Restore(StoredVector stored, int length, bool take);

    private sealed class OfSingles : CurvatureVector
    {
        private float[] _values = [];

        public override void Exchange(ref float[] values)
        {
            var spare = _values.Length == values.Length ? _values : new float[values.Length];
            (_values, values) = (values, spare);
        }

        public override ReadOnlySpan<float> Read(int start, int length, Span<float> scratch) => _values.AsSpan(start, length);

        public override StoredVector View() => new() { Values = ImmutableCollectionsMarshal.AsImmutableArray(_values) };

        public override void Restore(StoredVector stored, int length, bool take)
        {
            stored.Require(CurvaturePrecision.Full, length);
            _values = take ? ImmutableCollectionsMarshal.AsArray(stored.Values)! : stored.Values.AsSpan().ToArray();
        }
    }

    /// <summary>Halves, whose power of two brings the largest value near the end of their range.</summary>
    private sealed class OfHalves : CurvatureVector
    {
        private const int LargestExponent = 14;

        private Half[] _values = [];
        private float _scale = 1;

        public override void Exchange(ref float[] values)
        {
            if (_values.Length != values.Length) _values = new Half[values.Length];
            var largest = Math.Abs(TensorPrimitives.MaxMagnitude<float>(values));
            _scale = largest > 0 ? MathF.ScaleB(1, Math.Clamp(MathF.ILogB(largest) - LargestExponent, -100, 100)) : 1;
            for (int start = 0, length; start < values.Length; start += length)
            {
                length = Math.Min(VectorKernels.Block, values.Length - start);
                // What is exchanged may be overwritten.
                var part = values.AsSpan(start, length);
                TensorPrimitives.Multiply(part, 1 / _scale, part);
                TensorPrimitives.ConvertToHalf(part, _values.AsSpan(start, length));
            }
        }

        public override ReadOnlySpan<float> Read(int start, int length, Span<float> scratch)
        {
            var values = scratch[..length];
            TensorPrimitives.ConvertToSingle(_values.AsSpan(start, length), values);
            TensorPrimitives.Multiply(values, _scale, values);
            return values;
        }

        public override StoredVector View() => new() { Halves = ImmutableCollectionsMarshal.AsImmutableArray(_values), Scale = _scale };

        public override void Restore(StoredVector stored, int length, bool take)
        {
            stored.Require(CurvaturePrecision.Half, length);
            _values = take ? ImmutableCollectionsMarshal.AsArray(stored.Halves)! : stored.Halves.AsSpan().ToArray();
            _scale = stored.Scale;
        }
    }
}
