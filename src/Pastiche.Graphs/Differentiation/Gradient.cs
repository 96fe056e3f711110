namespace Pastiche.Graphs.Differentiation;

/// <summary>Reverse-mode differentiation: the gradient of a graph, as more nodes of the same graph.</summary>
public static class Gradient
{
    /// <summary>
    /// Appends the gradient of Σᵢ ⟨outputᵢ, cotangentᵢ⟩ with respect to <paramref name="variable"/>. A cotangent is any value of
    /// its output's shape: a constant 1 for a loss, or an input of the graph, so that weights and the gradients of a graph that
    /// comes after can be given at run time.
    /// </summary>
    /// <param name="graph">The graph of all values; it grows.</param>
    /// <param name="seeds">Outputs and their cotangents; broadcasting to the output's shape is allowed.</param>
    /// <param name="variable">What to differentiate by.</param>
    /// <returns>The gradient, of the variable's shape.</returns>
    /// <exception cref="GraphException">An operator on the way has no rule, or no output depends on the variable.</exception>
    public static Value Of(Graph graph, IReadOnlyList<(Value Output, Value Cotangent)> seeds, Value variable) =>
        Of(graph, seeds, variable, Rules.Table);

    internal static Value Of(Graph graph, IReadOnlyList<(Value Output, Value Cotangent)> seeds, Value variable, IReadOnlyDictionary<Op, Rule> rules)
    {
        var forward = graph.Nodes.ToArray();
        var dependent = Dependents(forward, variable);
        var cotangents = new Dictionary<Value, Value>();
        foreach (var (output, cotangent) in seeds)
        {
            if (Shape.TryBroadcast(output.Shape, cotangent.Shape) != output.Shape) throw Errors.CotangentShape(output.Shape, cotangent.Shape);
            if (dependent.Contains(output)) Accumulate(graph, cotangents, output, cotangent);
        }

        if (cotangents.Count == 0) throw Errors.Independent(graph.Name);
        foreach (var node in forward.Reverse())
        {
            if (node != variable.Node && dependent.Contains(node.Output) && cotangents.TryGetValue(node.Output, out var cotangent))
                Propagate(graph, node, cotangent, rules, dependent, cotangents);
        }

        return cotangents[variable];
    }

    /// <summary>
    /// Whether a node's cotangent can be passed on to the inputs that depend on the variable. Batch normalisation of known statistics counts,
    /// since <see cref="Passes.FoldBatchNorm"/> removes it.
    /// </summary>
    internal static bool Supports(Node node, Func<Value, bool> depends) => !node.Inputs.Any(input => input.Type == ElementType.Real && depends(input)) || node.Op switch
    {
        Op.BatchNormalization => node.Inputs.Skip(1).All(statistic => statistic.Constant is not null),
        Op.Conv => node.Inputs[1].Constant is not null && !node.Inputs.Skip(2).Any(depends) && ConvRule.IsReasonable(node),
        _ => Rules.Table.ContainsKey(node.Op),
    };

    private static void Propagate(
        Graph graph, Node node, Value cotangent, IReadOnlyDictionary<Op, Rule> rules, HashSet<Value> dependent, Dictionary<Value, Value> cotangents)
    {
        if (!rules.TryGetValue(node.Op, out var rule)) throw Errors.NoRule(node, graph.Name);
        var gradients = rule(node, cotangent);
        for (var i = 0; i < node.Inputs.Count; i++)
        {
            if (!dependent.Contains(node.Inputs[i])) continue;
            if (i >= gradients.Count || gradients[i] is not { } gradient) throw Errors.NoInputRule(node, i, graph.Name);
            Accumulate(graph, cotangents, node.Inputs[i], gradient);
        }
    }

    private static HashSet<Value> Dependents(IEnumerable<Node> nodes, Value variable)
    {
        var dependent = new HashSet<Value> { variable };
        foreach (var node in nodes)
        {
            // Indices and booleans are constant almost everywhere, so nothing depends smoothly on anything through them.
            if (node.Output.Type == ElementType.Real && node.Inputs.Any(dependent.Contains)) dependent.Add(node.Output);
        }

        return dependent;
    }

    private static void Accumulate(Graph graph, Dictionary<Value, Value> cotangents, Value value, Value gradient)
    {
        var fitted = UndoBroadcast(graph, gradient, value.Shape);
        cotangents[value] = cotangents.TryGetValue(value, out var sum) ? graph.Add(sum, fitted) : fitted;
    }

    /// <summary>A rule may answer in the broadcast shape, or in one that broadcasts to the input's; here alone that is undone.</summary>
    private static Value UndoBroadcast(Graph graph, Value gradient, Shape shape)
    {
        if (gradient.Shape == shape) return gradient;
        if (Shape.TryBroadcast(gradient.Shape, shape) == shape) return graph.Expand(gradient, shape);
        var leading = gradient.Shape.Rank - shape.Rank;
        ValueList<int> axes = [.. Enumerable.Range(0, gradient.Shape.Rank).Where(i => i < leading || (shape[i - leading] == 1 && gradient.Shape[i] > 1))];
        return graph.Reshape(graph.ReduceSum(gradient, axes), shape);
    }
}
