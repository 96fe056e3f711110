using System.Runtime.InteropServices;

namespace Pastiche.Graphs;

/// <summary>A constant: a shape and its elements in row-major order. Equal contents make equal tensors.</summary>
public sealed class Tensor : IEquatable<Tensor>
{
    /// <summary>About how many elements are hashed: weights that differ do so almost everywhere, and there are millions of them.</summary>
    private const int HashedElements = 256;

    private readonly float[]? _elements;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly int _hash;

    /// <summary>Creates a tensor that owns the array, which must not change afterwards.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="elements">As many as the shape says, row-major.</param>
    /// <exception cref="GraphException">The number of elements is not the shape's.</exception>
    public Tensor(Shape shape, params float[] elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        if (elements.Length != shape.Size) throw GraphErrors.BadTensor(shape, elements.Length);
        (Shape, _elements) = (shape, elements);
        _hash = Hash(elements);
    }

    /// <summary>Creates a tensor of floats that stay where they are, in a file in memory, which must not change afterwards.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="bytes">The elements' bytes, in this machine's order and aligned.</param>
    internal Tensor(Shape shape, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length != (long)shape.Size * sizeof(float)) throw GraphErrors.BadTensor(shape, bytes.Length / sizeof(float));
        (Shape, _bytes) = (shape, bytes);
        _hash = Hash(Elements);
    }

    private Tensor(Shape shape, Tensor shared) =>
        (Shape, _elements, _bytes, _hash) = (shape, shared._elements, shared._bytes, shared._hash);

    /// <summary>The shape.</summary>
    public Shape Shape { get; }

    /// <summary>The elements, row-major.</summary>
    public ReadOnlySpan<float> Elements => _elements is null ? MemoryMarshal.Cast<byte, float>(_bytes.Span) : _elements;

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
        other is not null && _hash == other._hash && Shape == other.Shape &&
        MemoryMarshal.AsBytes(Elements).SequenceEqual(MemoryMarshal.AsBytes(other.Elements));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Tensor);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shape, _hash);

    /// <summary>The shape, and the value of a single element.</summary>
    public override string ToString() => Elements.Length == 1 ? $"{Shape} {Elements[0]}" : Shape.ToString();

    private static int Hash(ReadOnlySpan<float> elements)
    {
        var hash = new HashCode();
        var step = Math.Max(1, elements.Length / HashedElements);
        for (var i = 0; i < elements.Length; i += step) hash.Add(BitConverter.SingleToInt32Bits(elements[i]));
        return hash.ToHashCode();
    }
}
