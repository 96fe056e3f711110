using Pastiche.Graphs;

namespace Pastiche.Testing;

/// <summary>The evaluator behind float buffers, as every executor presents itself.</summary>
internal sealed class ReferenceGraph(Graph graph) : ICompiledGraph
{
    private readonly Dictionary<string, float[]> _inputs =
        graph.Inputs.ToDictionary(Graph.NameOf, value => new float[value.Shape.Size]);

    private readonly Dictionary<string, float[]> _outputs =
        graph.Outputs.ToDictionary(output => output.Key, output => new float[output.Value.Shape.Size]);

    public Span<float> Input(string name) => Find(_inputs, "input", name);

    public ReadOnlySpan<float> Output(string name) => Find(_outputs, "output", name);

    public void Run(CancellationToken cancellationToken = default)
    {
        var inputs = _inputs.ToDictionary(input => input.Key, input => Array.ConvertAll(input.Value, element => (double)element));
        foreach (var (name, elements) in ReferenceEvaluator.Trace(graph, inputs, cancellationToken).Outputs)
        {
            for (var i = 0; i < elements.Length; i++) _outputs[name][i] = (float)elements[i];
        }
    }

    public void Dispose()
    {
    }

    private float[] Find(Dictionary<string, float[]> buffers, string kind, string name) => buffers.TryGetValue(name, out var buffer)
        ? buffer
        : throw new GraphException($"{graph.Name} has no {kind} named {name}; it has {string.Join(", ", buffers.Keys)}.");
}
