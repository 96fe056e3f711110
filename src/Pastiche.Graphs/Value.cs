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

/// <summary>One result of a node. Equal values of one graph are one object, so reference equality is equality.</summary>
/// <remarks>The arithmetic operators append to the value's graph, so that formulas can be written as such: <c>1 - (x * y)</c>.</remarks>
public sealed partial class Value
{
    internal Value(Node node, int index, ElementType type, Shape shape)
    {
        Node = node;
        Index = index;
        Type = type;
        Shape = shape;
    }

    /// <summary>The node that computes it.</summary>
    public Node Node { get; }

    /// <summary>Its index among the node's outputs.</summary>
    public int Index { get; }

    /// <summary>The type of its elements.</summary>
    public ElementType Type { get; }

    /// <summary>Its shape.</summary>
    public Shape Shape { get; }

    /// <summary>The tensor if the value is a constant, otherwise null.</summary>
    public Tensor? Constant => (Node.Attributes as ConstantAttributes)?.Tensor;

    /// <summary>The graph it belongs to.</summary>
    internal Graph Graph => Node.Graph;

    /// <inheritdoc/>
    public override string ToString() => $"{Node.Op}: {Shape}";
}
