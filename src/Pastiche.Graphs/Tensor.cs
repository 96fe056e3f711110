using System.Runtime.InteropServices;

namespace Pastiche.Graphs;

/// <summary>A constant: a shape and its elements in row-major order. Equal contents make equal tensors.</summary>
public sealed class Tensor : IEquatable<Tensor>
{
    private readonly float[] _elements;
    private readonly int _hash;

    /// <summary>Creates a tensor that owns the array, which must not change afterwards.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="elements">As many as the shape says, row-major.</param>
    /// <exception cref="GraphException">The number of elements is not the shape's.</exception>
    public Tensor(Shape shape, params float[] elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        if (elements.Length != shape.Size) throw GraphErrors.BadTensor(shape, elements.Length);
        Shape = shape;
        _elements = elements;
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(elements.AsSpan()));
        _hash = hash.ToHashCode();
    }

    private Tensor(Shape shape, Tensor shared) => (Shape, _elements, _hash) = (shape, shared._elements, shared._hash);

    /// <summary>The shape.</summary>
    public Shape Shape { get; }

    /// <summary>The elements, row-major.</summary>
    public ReadOnlySpan<float> Elements => _elements;

    /// <summary>A tensor of rank 0.</summary>
    public static Tensor Scalar(float value) => new(Shape.Scalar, value);

    /// <summary>The identity matrix.</summary>
    /// <param name="size">Its rows and columns.</param>
    public static Tensor Identity(int size)
    {
        var elements = new float[size * size];
        for (var i = 0; i < size; i++) elements[i * (size + 1)] = 1;
        return new([size, size], elements);
    }

    /// <summary>Reshapes without copying.</summary>
    internal Tensor Reshape(Shape shape) => new(shape, this);

    /// <inheritdoc/>
    public bool Equals(Tensor? other) =>
        other is not null && Shape == other.Shape &&
        (ReferenceEquals(_elements, other._elements) ||
            MemoryMarshal.AsBytes(Elements).SequenceEqual(MemoryMarshal.AsBytes(other.Elements)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Tensor);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shape, _hash);

    /// <summary>The shape, and the value of a single element.</summary>
    public override string ToString() => _elements.Length == 1 ? $"{Shape} {_elements[0]}" : Shape.ToString();
}
