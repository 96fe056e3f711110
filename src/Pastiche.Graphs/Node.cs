namespace Pastiche.Graphs;

/// <summary>An operator applied to values. Immutable.</summary>
public sealed class Node
{
    internal Node(Graph owner, Op op, ValueList<Value> inputs, Attributes attributes, string? label)
    {
        Owner = owner;
        Op = op;
        Inputs = inputs;
        Attributes = attributes;
        Label = label;
        Outputs = [.. ShapeInference.Infer(op, inputs, attributes).Select((type, i) => new Value(this, i, type.Type, type.Shape))];
    }

    /// <summary>The operator.</summary>
    public Op Op { get; }

    /// <summary>What it is applied to.</summary>
    public ValueList<Value> Inputs { get; }

    /// <summary>What it is told beside its inputs.</summary>
    public Attributes Attributes { get; }

    /// <summary>Its name in the model it was read from, for messages only.</summary>
    public string? Label { get; }

    /// <summary>Its results.</summary>
    public ValueList<Value> Outputs { get; }

    /// <summary>Its first result.</summary>
    public Value Output => Outputs[0];

    /// <summary>The graph it belongs to.</summary>
    internal Graph Owner { get; }

    /// <summary>The attributes as the record of its operator.</summary>
    internal T Get<T>() where T : Attributes => (T)Attributes;
}
