namespace Pastiche.Graphs;

/// <summary>An operator applied to values. Immutable.</summary>
public sealed class Node
{
    internal Node(Graph graph, Op op, ValueList<Value> inputs, Attributes attributes, string? label)
    {
        Graph = graph;
        Op = op;
        Inputs = inputs;
        Attributes = attributes;
        Label = label;
        Outputs = [.. ShapeInference.Infer(op, inputs, attributes).Select((type, i) => new Value(this, i, type.Type, type.Shape))];
    }

    /// <summary>The operator.</summary>
    public Op Op { get; }

    /// <summary>The operands.</summary>
    public ValueList<Value> Inputs { get; }

    /// <summary>The parameters that are not tensors.</summary>
    public Attributes Attributes { get; }

    /// <summary>The node's name in the model file, for messages only.</summary>
    public string? Label { get; }

    /// <summary>The results.</summary>
    public ValueList<Value> Outputs { get; }

    /// <summary>The first result.</summary>
    public Value Output => Outputs[0];

    /// <summary>The graph it belongs to.</summary>
    internal Graph Graph { get; }

    /// <summary>The attributes, as the record type of the operator.</summary>
    internal T Get<T>() where T : Attributes => (T)Attributes;
}
