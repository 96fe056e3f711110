using System.Collections;
using System.Runtime.CompilerServices;

namespace Pastiche.Graphs;

/// <summary>The sizes of a tensor's axes, outermost first; every one is known and at least 1. A scalar has rank 0.</summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IReadOnlyList<int>, IEquatable<Shape>
{
    private readonly ValueList<int> _sizes;

    private Shape(ValueList<int> sizes) => _sizes = sizes;

    /// <summary>The shape of a scalar.</summary>
    public static Shape Scalar => default;

    /// <summary>The number of axes.</summary>
    public int Rank => _sizes.Count;

    /// <summary>The number of elements, the product of all sizes.</summary>
    public int Size
    {
        get
        {
            var size = 1;
            foreach (var axis in _sizes.Span) size *= axis;
            return size;
        }
    }

    int IReadOnlyCollection<int>.Count => Rank;

    /// <summary>The size of an axis.</summary>
    /// <param name="axis">From 0 to <see cref="Rank"/> − 1.</param>
    public int this[int axis] => _sizes[axis];

    /// <summary>Makes a shape, for collection expressions.</summary>
    /// <param name="sizes">Each at least 1.</param>
    /// <exception cref="GraphException">A size is under 1, or there are more elements than an array can hold.</exception>
    public static Shape Create(ReadOnlySpan<int> sizes)
    {
        var elements = 1L;
        foreach (var size in sizes)
        {
            if (size < 1)
                throw GraphErrors.BadShape(ValueList.Create(sizes).ToString(), "a size under 1; every axis needs at least one element");
            elements *= size;
            if (elements > Array.MaxLength)
                throw GraphErrors.BadShape(ValueList.Create(sizes).ToString(), $"more than {Array.MaxLength} elements");
        }

        return new Shape(ValueList.Create(sizes));
    }

    /// <summary>The shape that two shapes broadcast to by ONNX' (NumPy's) rule, or null where they do not fit.</summary>
    public static Shape? TryBroadcast(Shape left, Shape right)
    {
        var sizes = new int[Math.Max(left.Rank, right.Rank)];
        for (var i = 1; i <= sizes.Length; i++)
        {
            var l = i <= left.Rank ? left[^i] : 1;
            var r = i <= right.Rank ? right[^i] : 1;
            if (l != r && l != 1 && r != 1) return null;
            sizes[^i] = Math.Max(l, r);
        }

        return Create(sizes);
    }

    /// <summary>The row-major strides: the number of elements between neighbors along each axis.</summary>
    public int[] Strides()
    {
        var strides = new int[Rank];
        var stride = 1;
        for (var axis = Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= this[axis];
        }

        return strides;
    }

    /// <summary>A copy with one axis of another size.</summary>
    public Shape With(int axis, int size)
    {
        int[] sizes = [.. this];
        sizes[axis] = size;
        return Create(sizes);
    }

    /// <summary>The sizes as a span.</summary>
    public ReadOnlySpan<int> Span => _sizes.Span;

    private int this[Index index] => _sizes[index.GetOffset(Rank)];

    /// <inheritdoc/>
    public bool Equals(Shape other) => _sizes == other._sizes;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _sizes.GetHashCode();

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => _sizes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The sizes as in <c>1×3×224×224</c>, or <c>scalar</c>.</summary>
    public override string ToString() => Rank == 0 ? "scalar" : string.Join('×', this);

    /// <summary>Whether all sizes are equal.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether any size differs.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);
}
