using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace Pastiche.Optimization;

/// <summary>
/// The last steps s and gradient changes y of L-BFGS, and the inverse Hessian they stand for. The two-loop recursion (Nocedal,
/// 1980) runs on inner products alone, as Chen, Wang and Zhou (2014) do: what costs is reading the vectors, and here each is read
/// twice an iteration, once for the products with the newest pair and gradient and once for the direction. Of their products
/// those of steps with one another cancel out, and are not kept.
/// </summary>
internal sealed class CurvatureHistory(int capacity)
{
    // A pass over the history takes so much of each vector before the next one: long enough to read memory at full speed, short enough
    // for the vectors that all of them meet to stay in the cache.
    private const int Chunk = 32 * VectorKernels.Block;

    // Oldest first. Entries beyond Count may hold vectors for reuse.
    private readonly float[][] _steps = new float[capacity][];
    private readonly float[][] _changes = new float[capacity][];

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
    public ImmutableArray<ImmutableArray<float>> Steps => [.. _steps.Take(Count).Select(StateVectors.Share)];

    /// <summary>The gradient changes, oldest first, likewise.</summary>
    public ImmutableArray<ImmutableArray<float>> Changes => [.. _changes.Take(Count).Select(StateVectors.Share)];

    /// <summary>Drops all pairs and keeps their memory for reuse.</summary>
    public void Clear() => Count = 0;

    /// <summary>Takes a pair as the newest, and returns two vectors of the same length to be overwritten.</summary>
    /// <param name="step">s, with sᵀy above zero.</param>
    /// <param name="change">y.</param>
    /// <param name="gradient">The gradient after the step.</param>
    public void Add(ref float[] step, ref float[] change, ReadOnlySpan<float> gradient)
    {
        if (Count == capacity) DropOldest();
        var (spareStep, spareChange) = (_steps[Count], _changes[Count]);
        Add(step, change, gradient);
        step = spareStep ?? new float[step.Length];
        change = spareChange ?? new float[change.Length];
    }

    /// <summary>Takes a pair as the newest.</summary>
    /// <inheritdoc cref="Add(ref float[], ref float[], ReadOnlySpan{float})"/>
    public void Add(float[] step, float[] change, ReadOnlySpan<float> gradient)
    {
        if (Count == capacity) DropOldest();
        (_steps[Count], _changes[Count]) = (step, change);
        Count++;
        Multiply(change, gradient);
        for (var i = 0; i < Count; i++)
        {
            _stepChange[i, Count - 1] = _newest[i].Step;
            _changeChange[i, Count - 1] = _changeChange[Count - 1, i] = _newest[i].Change;
        }
    }

    /// <summary>Updates the inner products for a new gradient when the last pair was rejected.</summary>
    public void Update(ReadOnlySpan<float> gradient) => Multiply(gradient, gradient);

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
                VectorKernels.Accumulate(_steps[i].AsSpan(start, length), (float)(_beta[i] - _alpha[i]),
                    _changes[i].AsSpan(start, length), (float)(scale * _alpha[i]), part);
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

    /// <summary>The products of every vector held with the newest change and with the gradient, in one pass.</summary>
    private void Multiply(ReadOnlySpan<float> newestChange, ReadOnlySpan<float> gradient)
    {
        Array.Clear(_newest);
        Array.Clear(_stepGradient);
        Array.Clear(_changeGradient);
        for (var start = 0; start < gradient.Length; start += Chunk)
        {
            for (var i = 0; i < Count; i++)
            {
                for (var at = start; at < Math.Min(start + Chunk, gradient.Length); at += VectorKernels.Block)
                {
                    var length = Math.Min(VectorKernels.Block, gradient.Length - at);
                    var dots = VectorKernels.Dots(_steps[i].AsSpan(at, length), _changes[i].AsSpan(at, length),
                        newestChange.Slice(at, length), gradient.Slice(at, length));
                    _newest[i].Step += dots.AC;
                    _newest[i].Change += dots.BC;
                    _stepGradient[i] += dots.AD;
                    _changeGradient[i] += dots.BD;
                }
            }
        }
    }

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
