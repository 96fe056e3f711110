using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace Pastiche.Optimization;

/// <summary>
/// The last steps s and gradient changes y of L-BFGS, and the inverse Hessian they stand for. The two-loop recursion (Nocedal,
/// 1980) runs on inner products alone, as Chen, Wang and Zhou (2014) do: what costs is reading the vectors, and here each is read
/// twice an iteration, once for the products with the newest pair and gradient and once for the direction. Of their products
/// those of steps with one another cancel out, and are not kept.
/// </summary>
internal sealed class CurvatureHistory(int capacity, CurvaturePrecision precision = CurvaturePrecision.Full)
{
    // A pass over the history takes so much of each vector before the next one: long enough to read memory at full speed, short enough
    // for the vectors that all of them meet to stay in the cache.
    private const int Chunk = 32 * VectorKernels.Block;

    // Oldest first. Entries beyond Count may hold memory for reuse.
    private readonly CurvatureVector[] _steps = Vectors(capacity, precision);
    private readonly CurvatureVector[] _changes = Vectors(capacity, precision);

    // Where vectors in half precision are converted, a piece at a time.
    private readonly float[] _step = new float[CurvatureVector.ScratchLength(precision, VectorKernels.Block)];
    private readonly float[] _change = new float[CurvatureVector.ScratchLength(precision, VectorKernels.Block)];
    private readonly float[] _newestChange = new float[CurvatureVector.ScratchLength(precision, Chunk)];

    // s_i·y_j for i ≤ j, y_i·y_j, and s_i·g and y_i·g for the current gradient g.
    private readonly double[,] _stepChange = new double[capacity, capacity];
    private readonly double[,] _changeChange = new double[capacity, capacity];
    private readonly double[] _stepGradient = new double[capacity];
    private readonly double[] _changeGradient = new double[capacity];

    // α and β of the two loops; _newest receives s_i·y and y_i·y for the newest y.
    private readonly double[] _alpha = new double[capacity];
    private readonly double[] _beta = new double[capacity];
    private readonly (double Step, double Change)[] _newest = new (double, double)[capacity];

    /// <summary>The number of pairs held.</summary>
    public int Count { get; private set; }

    /// <summary>The steps, oldest first. They share the memory of the history: valid until the next change.</summary>
    public ImmutableArray<StoredVector> Steps => [.. _steps.Take(Count).Select(vector => vector.View())];

    /// <summary>The gradient changes, oldest first, likewise.</summary>
    public ImmutableArray<StoredVector> Changes => [.. _changes.Take(Count).Select(vector => vector.View())];

    /// <summary>Drops all pairs and keeps their memory for reuse.</summary>
    public void Clear() => Count = 0;

    /// <summary>Takes a pair as the newest, and returns two vectors of the same length to be overwritten.</summary>
    /// <param name="step">s, with sᵀy above zero.</param>
    /// <param name="change">y.</param>
    /// <param name="gradient">The gradient after the step.</param>
    public void Add(ref float[] step, ref float[] change, ReadOnlySpan<float> gradient)
    {
        if (Count == capacity) DropOldest();
        _steps[Count].Exchange(ref step);
        _changes[Count].Exchange(ref change);
        Append(gradient);
    }

    /// <summary>Takes a pair that was stored as the newest.</summary>
    /// <param name="step">s.</param>
    /// <param name="change">y.</param>
    /// <param name="gradient">The gradient after the last step.</param>
    /// <param name="take">Whether they are given up, so that they need not be copied.</param>
    /// <exception cref="PasticheException">The length or the precision of a vector is another.</exception>
    public void Restore(StoredVector step, StoredVector change, ReadOnlySpan<float> gradient, bool take)
    {
        if (Count == capacity) DropOldest();
        _steps[Count].Restore(step, gradient.Length, take);
        _changes[Count].Restore(change, gradient.Length, take);
        Append(gradient);
    }

    /// <summary>Updates the inner products for a new gradient when the last pair was rejected.</summary>
    public void Update(ReadOnlySpan<float> gradient) => Multiply(gradient, newest: null);

    /// <summary>direction = −H·gradient, for the last gradient; returns its inner product with the gradient.</summary>
    public double Direction(ReadOnlySpan<float> gradient, Span<float> direction)
    {
        var scale = SolveTwoLoops();
        var slope = 0.0;
        for (var start = 0; start < gradient.Length; start += Chunk)
        {
            var length = Math.Min(Chunk, gradient.Length - start);
            var part = direction.Slice(start, length);
            TensorPrimitives.Multiply(gradient.Slice(start, length), (float)-scale, part);
            for (var i = 0; i < Count; i++)
            {
                for (int at = 0, piece; at < length; at += piece)
                {
                    piece = Math.Min(VectorKernels.Block, length - at);
                    VectorKernels.Accumulate(
                        _steps[i].Read(start + at, piece, _step), (float)(_beta[i] - _alpha[i]),
                        _changes[i].Read(start + at, piece, _change), (float)(scale * _alpha[i]), part.Slice(at, piece));
                }
            }

            slope += VectorKernels.Dot(gradient.Slice(start, length), part);
        }

        return slope;
    }

    /// <summary>Finds α and β of the recursion and returns γ, the scale of the Hessian it starts from.</summary>
    private double SolveTwoLoops()
    {
        // q = g − Σ α_j y_j
        for (var i = Count - 1; i >= 0; i--)
        {
            var stepQ = _stepGradient[i];
            for (var j = i + 1; j < Count; j++)
                stepQ -= _alpha[j] * _stepChange[i, j];
            _alpha[i] = stepQ / _stepChange[i, i];
        }

        var scale = _stepChange[Count - 1, Count - 1] / _changeChange[Count - 1, Count - 1];
        // r = γq + Σ (α_j − β_j) s_j
        for (var i = 0; i < Count; i++)
        {
            var changeQ = _changeGradient[i];
            for (var j = 0; j < Count; j++)
                changeQ -= _alpha[j] * _changeChange[i, j];
            var changeR = scale * changeQ;
            for (var j = 0; j < i; j++)
                changeR += (_alpha[j] - _beta[j]) * _stepChange[j, i];
            _beta[i] = changeR / _stepChange[i, i];
        }

        return scale;
    }

    /// <summary>
    /// Counts the newest pair, with its inner products. In half precision it may have lost its curvature, and is dropped.
    /// </summary>
    private void Append(ReadOnlySpan<float> gradient)
    {
        Count++;
        Multiply(gradient, _changes[Count - 1]);
        if (!(_newest[Count - 1].Step > 0))
        {
            Count--;
            return;
        }

        for (var i = 0; i < Count; i++)
        {
            _stepChange[i, Count - 1] = _newest[i].Step;
            _changeChange[i, Count - 1] = _changeChange[Count - 1, i] = _newest[i].Change;
        }
    }

    /// <summary>The products of every vector held with the newest change, if there is one, and with the gradient, in one pass.</summary>
    private void Multiply(ReadOnlySpan<float> gradient, CurvatureVector? newest)
    {
        Array.Clear(_newest);
        Array.Clear(_stepGradient);
        Array.Clear(_changeGradient);
        for (int start = 0, length; start < gradient.Length; start += length)
        {
            length = Math.Min(Chunk, gradient.Length - start);
            var newestChange = newest is null ? gradient.Slice(start, length) : newest.Read(start, length, _newestChange);
            for (var i = 0; i < Count; i++)
            {
                for (int at = 0, piece; at < length; at += piece)
                {
                    piece = Math.Min(VectorKernels.Block, length - at);
                    var dots = VectorKernels.Dots(
                        _steps[i].Read(start + at, piece, _step), _changes[i].Read(start + at, piece, _change),
                        newestChange.Slice(at, piece), gradient.Slice(start + at, piece));
                    _newest[i].Step += dots.AC;
                    _newest[i].Change += dots.BC;
                    _stepGradient[i] += dots.AD;
                    _changeGradient[i] += dots.BD;
                }
            }
        }
    }

    private static CurvatureVector[] Vectors(int count, CurvaturePrecision precision) =>
        [.. Enumerable.Range(0, count).Select(_ => CurvatureVector.Create(precision))];

    /// <summary>Shifts every pair down by one; the vectors of the oldest come last, for reuse.</summary>
    private void DropOldest()
    {
        Count--;
        var (step, change) = (_steps[0], _changes[0]);
        Array.Copy(_steps, 1, _steps, 0, Count);
        Array.Copy(_changes, 1, _changes, 0, Count);
        (_steps[Count], _changes[Count]) = (step, change);
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j < Count; j++)
            {
                _stepChange[i, j] = _stepChange[i + 1, j + 1];
                _changeChange[i, j] = _changeChange[i + 1, j + 1];
            }
        }
    }
}
