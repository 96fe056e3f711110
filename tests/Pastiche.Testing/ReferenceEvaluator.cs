using Pastiche.Graphs;

namespace Pastiche.Testing;

/// <summary>
/// The plainest executor there can be: one loop nest an operator, all in double precision. It is slow, and right: executors and
/// gradient rules are checked against it.
/// </summary>
public sealed class ReferenceEvaluator : IExecutor
{
    /// <inheritdoc/>
    public ICompiledGraph Compile(Graph graph) => new ReferenceGraph(graph);

    /// <summary>The outputs of a graph, computed from its inputs in double precision.</summary>
    /// <param name="graph">Any graph; only what its outputs need is computed.</param>
    /// <param name="inputs">By name, row-major.</param>
    public static IReadOnlyDictionary<string, double[]> Evaluate(Graph graph, IReadOnlyDictionary<string, double[]> inputs) =>
        Trace(graph, inputs).Outputs;

    /// <summary>The outputs of a graph and the decisions taken on the way.</summary>
    /// <inheritdoc cref="Evaluate"/>
    /// <param name="graph">Any graph; only what its outputs need is computed.</param>
    /// <param name="inputs">By name, row-major.</param>
    /// <param name="cancellationToken">Looked at before each node.</param>
    public static Evaluation Trace(Graph graph, IReadOnlyDictionary<string, double[]> inputs, CancellationToken cancellationToken = default)
    {
        var values = new Dictionary<Value, double[]>();
        var decisions = new DecisionHash();
        foreach (var node in graph.LiveNodes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var results = node.Op == Op.Input ? [InputOf(node, inputs)] : Run(node, [.. node.Inputs.Select(input => values[input])]);
            for (var i = 0; i < node.Outputs.Count; i++) values[node.Outputs[i]] = results[i];
            Note(decisions, node, values);
        }

        return new Evaluation(graph.Outputs.ToDictionary(output => output.Key, output => values[output.Value]), decisions.Value);
    }

    private static double[] InputOf(Node node, IReadOnlyDictionary<string, double[]> inputs)
    {
        var (name, shape) = node.Get<InputAttributes>();
        if (!inputs.TryGetValue(name, out var elements)) throw new ArgumentException($"No value for input {name}.", nameof(inputs));
        if (elements.Length != shape.Size)
            throw new ArgumentException($"Input {name} has {elements.Length} elements; expected {shape}.", nameof(inputs));
        return elements;
    }

    private static void Note(DecisionHash decisions, Node node, Dictionary<Value, double[]> values)
    {
        switch (node.Op)
        {
            case Op.Clip:
                var (minimum, maximum) = node.Get<ClipAttributes>();
                foreach (var x in values[node.Inputs[0]]) decisions.Add(x < minimum ? -1 : x > maximum ? 1 : 0);
                break;
            case Op.Relu or Op.LeakyRelu:
                foreach (var x in values[node.Inputs[0]]) decisions.Add(x > 0 ? 1 : 0);
                break;
            case Op.Greater:
                foreach (var result in values[node.Output]) decisions.Add((long)result);
                break;
            case Op.MaxPool:
                foreach (var index in values[node.Outputs[1]]) decisions.Add((long)index);
                break;
        }
    }

    private static double[][] Run(Node node, double[][] x) => node.Op switch
    {
        Op.Constant => [Array.ConvertAll(node.Get<ConstantAttributes>().Tensor.Elements.ToArray(), element => (double)element)],
        Op.Add => [ReferenceElementwise.Binary(node, x, (a, b) => a + b)],
        Op.Sub => [ReferenceElementwise.Binary(node, x, (a, b) => a - b)],
        Op.Mul => [ReferenceElementwise.Binary(node, x, (a, b) => a * b)],
        Op.Div => [ReferenceElementwise.Binary(node, x, (a, b) => a / b)],
        Op.Greater => [ReferenceElementwise.Binary(node, x, (a, b) => a > b ? 1 : 0)],
        Op.Neg => [Array.ConvertAll(x[0], a => -a)],
        Op.Exp => [Array.ConvertAll(x[0], Math.Exp)],
        Op.Sqrt => [Array.ConvertAll(x[0], Math.Sqrt)],
        Op.Relu => [Array.ConvertAll(x[0], a => Math.Max(a, 0))],
        Op.LeakyRelu => [Array.ConvertAll(x[0], a => a > 0 ? a : a * node.Get<LeakyReluAttributes>().Slope)],
        Op.Clip => [Array.ConvertAll(
            x[0], a => Math.Min(Math.Max(a, node.Get<ClipAttributes>().Minimum), node.Get<ClipAttributes>().Maximum))],
        Op.Pow => [ReferenceElementwise.Binary(node, x, Math.Pow)],
        Op.Sigmoid => [Array.ConvertAll(x[0], a => 1 / (1 + Math.Exp(-a)))],
        Op.Cast => [x[0]],
        Op.Where => [ReferenceElementwise.Where(node, x)],
        Op.BatchNormalization => [ReferenceElementwise.BatchNormalization(node, x)],
        Op.Conv => [ReferenceConvolution.Run(node, x)],
        Op.MaxPool => ReferencePooling.Max(node, x[0]),
        Op.AveragePool => [ReferencePooling.Average(node, x[0])],
        Op.MaxUnpool => [ReferencePooling.Scatter(new double[node.Output.Shape.Size], x[1], x[0])],
        Op.ScatterElements => [ReferencePooling.Scatter([.. x[0]], x[1], x[2])],
        Op.MatMul => [ReferenceProduct.Run(node, x)],
        Op.ReduceSum => [ReferenceReduction.Sum(node, x[0], a => a)],
        Op.ReduceSumSquare => [ReferenceReduction.Sum(node, x[0], a => a * a)],
        Op.ReduceMean => [ReferenceReduction.Mean(node, x[0])],
        Op.Reshape => [x[0]],
        Op.Expand => [ReferenceLayout.Expand(node, x[0])],
        Op.Transpose => [ReferenceLayout.Transpose(node, x[0])],
        Op.Slice => [ReferenceLayout.Slice(node, x[0])],
        Op.Pad => [ReferenceLayout.Pad(node, x[0])],
        Op.Concat => [ReferenceLayout.Concat(node, x)],
        Op.DepthToSpace => [ReferenceLayout.DepthToSpace(node, x[0])],
        _ => throw new NotSupportedException($"The reference evaluator lacks {node.Op}."),
    };
}
