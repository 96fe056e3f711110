namespace Pastiche.Graphs.Differentiation;

/// <summary>From the cotangent of a node's first output to the gradients of its inputs, by appending nodes to the graph.</summary>
/// <param name="graph">The graph to append to.</param>
/// <param name="node">The node to differentiate.</param>
/// <param name="cotangent">The gradient of its first output, of that output's shape.</param>
/// <returns>One entry an input; null where the rule does not know, and the input must not depend on the variable.</returns>
internal delegate ValueList<InputGradient?> Rule(Graph graph, Node node, Value cotangent);

/// <summary>The gradient of one input, or the statement that another input's entry holds it already.</summary>
internal sealed record InputGradient(Value? Stated)
{
    /// <summary>Nothing to add.</summary>
    public static InputGradient Zero { get; } = new((Value?)null);

    /// <summary>Whether there is nothing to add.</summary>
    public bool IsZero => Stated is null;

    /// <summary>The gradient, in a shape that broadcasts with the input's.</summary>
    public Value Value => Stated ?? throw new InvalidOperationException("A zero gradient has no value.");

    public static implicit operator InputGradient(Value value) => new(value);
}
