using Pastiche.Graphs;
using Pastiche.Graphs.Tests;
using Pastiche.Testing;

namespace Pastiche.Cpu.Tests;

/// <summary>Compares the engine with the reference evaluator.</summary>
internal static class EngineCheck
{
    /// <summary>The tolerance of kernels in single precision, relative to the largest element.</summary>
    public const double Single = 1e-5;

    /// <summary>The tolerance of Winograd convolutions, relative to the largest element.</summary>
    public const double Winograd = 5e-5;

    /// <summary>Runs a graph on both and compares the outputs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="point">A value for each input.</param>
    /// <param name="executor">The engine.</param>
    /// <param name="tolerance">The tolerance, relative to the largest element of each output.</param>
    /// <param name="context">What messages show.</param>
    public static void Agrees(
        Graph graph, IReadOnlyDictionary<string, double[]> point, CpuExecutor executor, double tolerance, object context)
    {
        var expected = ReferenceEvaluator.Evaluate(graph, point);
        Agreement.Check(expected, Run(graph, point, executor), tolerance, $"{executor.Instructions}\n{context}");
    }

    /// <summary>Computes the outputs with the engine.</summary>
    public static IReadOnlyDictionary<string, double[]> Run(Graph graph, IReadOnlyDictionary<string, double[]> point, CpuExecutor executor)
    {
        using var compiled = executor.Compile(graph);
        foreach (var (name, elements) in point)
        {
            var input = compiled.Input(name);
            for (var i = 0; i < elements.Length; i++) input[i] = (float)elements[i];
        }

        compiled.Run();
        return graph.Outputs.Keys.ToDictionary(
            name => name, name => Array.ConvertAll(compiled.Output(name).ToArray(), element => (double)element));
    }
}
