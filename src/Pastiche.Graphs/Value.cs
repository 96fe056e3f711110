namespace Pastiche.Graphs;

/// <summary>The type of a tensor's elements.</summary>
public enum ElementType
{
    /// <summary>Real numbers: single precision, or double in a reference evaluator.</summary>
    Real,

    /// <summary>64-bit integers: the indices of a max pooling.</summary>
    Index,

    /// <summary>True or false.</summary>
    Boolean,
}

/// <summary>One result of one node. Equal values of one graph are one object, so reference equality is equality.</summary>
public sealed class Value
{
    internal Value(Node node, int index, ElementType type, Shape shape)
    {
        Node = node;
        Index = index;
        Type = type;
        Shape = shape;
    }

    /// <summary>The node that makes it.</summary>
    public Node Node { get; }

    /// <summary>Which of the node's outputs it is.</summary>
    public int Index { get; }

    /// <summary>The type of its elements.</summary>
    public ElementType Type { get; }

    /// <summary>Its shape, static.</summary>
    public Shape Shape { get; }

    /// <summary>The tensor, if the value is a constant.</summary>
    public Tensor? Constant => (Node.Attributes as ConstantAttributes)?.Tensor;

    /// <inheritdoc/>
    public override string ToString() => $"{Node.Op}: {Shape}";
}
