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
    /// <param name="variable">The value to differentiate by.</param>
    /// <returns>The gradient, of the variable's shape.</returns>
    /// <exception cref="GraphException">An operator on the way has no rule, or no output depends on the variable.</exception>
    public static Value Of(Graph graph, IReadOnlyList<(Value Output, Value Cotangent)> seeds, Value variable) =>
        Of(graph, seeds, variable, Rules.Table);

    internal static Value Of(
        Graph graph, IReadOnlyList<(Value Output, Value Cotangent)> seeds, Value variable, IReadOnlyDictionary<Op, Rule> rules)
    {
        var forward = graph.Nodes.ToArray();
        var dependent = Dependents(forward, variable);
        var cotangents = new Cotangents();
        foreach (var (output, cotangent) in seeds)
        {
            if (Shape.TryBroadcast(output.Shape, cotangent.Shape) != output.Shape)
                throw GraphErrors.CotangentShape(output.Shape, cotangent.Shape);
            if (dependent.Contains(output)) cotangents.Add(output, cotangent);
        }

        if (cotangents.IsEmpty) throw GraphErrors.Independent(graph.Name);
        foreach (var node in forward.Reverse())
        {
            if (node == variable.Node || !dependent.Contains(node.Output) || cotangents.Find(node.Output) is not { } cotangent) continue;
            if (!rules.TryGetValue(node.Op, out var rule)) throw GraphErrors.NoRule(node);
            var gradients = rule(node, cotangent);
            for (var i = 0; i < node.Inputs.Count; i++)
            {
                if (!dependent.Contains(node.Inputs[i])) continue;
                cotangents.Add(node.Inputs[i], gradients.ElementAtOrDefault(i) ?? throw GraphErrors.NoInputRule(node, i));
            }
        }

        return cotangents.Find(variable)!;
    }

    /// <summary>
    /// Whether a node's cotangent can be passed on to the inputs that depend on the variable. Batch normalization with known statistics
    /// counts, since <see cref="Passes.FoldBatchNorm"/> removes it.
    /// </summary>
    internal static bool Supports(Node node, Func<Value, bool> depends)
    {
        if (!node.Inputs.Any(input => input.Type == ElementType.Real && depends(input))) return true;
        return node.Op switch
        {
            Op.BatchNormalization => node.Inputs.Skip(1).All(statistic => statistic.Constant is not null),
            Op.Conv => node.Inputs[1].Constant is not null && !node.Inputs.Skip(2).Any(depends) && ConvRule.IsReasonable(node),
            _ => !Rules.WithoutGradient.Contains(node.Op),
        };
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

    /// <summary>The cotangents that have been computed, each the sum of what the users of its value contribute.</summary>
    private sealed class Cotangents
    {
        private readonly Dictionary<Value, Value> _sums = [];

        public bool IsEmpty => _sums.Count == 0;

        public Value? Find(Value value) => _sums.GetValueOrDefault(value);

        public void Add(Value value, Value gradient)
        {
            var fitted = UndoBroadcast(gradient, value.Shape);
            _sums[value] = _sums.TryGetValue(value, out var sum) ? sum + fitted : fitted;
        }

        /// <summary>
        /// A rule may answer in the broadcast shape, or in one that broadcasts to the input's; here alone that is undone.
        /// </summary>
        private static Value UndoBroadcast(Value gradient, Shape shape)
        {
            if (gradient.Shape == shape) return gradient;
            var graph = gradient.Graph;
            if (Shape.TryBroadcast(gradient.Shape, shape) == shape) return graph.Expand(gradient, shape);
            var leading = gradient.Shape.Rank - shape.Rank;
            var axes = Enumerable.Range(0, gradient.Shape.Rank)
                .Where(axis => axis < leading || (shape[axis - leading] == 1 && gradient.Shape[axis] > 1));
            return graph.Reshape(graph.ReduceSum(gradient, [.. axes]), shape);
        }
    }
}
