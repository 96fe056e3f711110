using Pastiche.Cpu;
using Pastiche.Graphs;

namespace Pastiche.Runtime;

/// <summary>The memory that graphs take on an engine, known before they are compiled.</summary>
internal abstract class GraphMemory
{
    /// <summary>The memory of an engine.</summary>
    /// <param name="engine">The engine that is expected to run graphs.</param>
    /// <param name="cpu">Our own engine, which is started when it is needed.</param>
    public static GraphMemory Of(Engine engine, Func<CpuExecutor> cpu) =>
        engine == Engine.OnnxRuntime ? new OfOnnxRuntime() : new OfCpu(cpu);

    /// <summary>The bytes of the program and its libraries, before any network.</summary>
    public abstract long Program { get; }

    /// <summary>The bytes that a graph takes once it is compiled, with its weights if they are not shared with other graphs.</summary>
    public abstract long Of(Graph graph);

    /// <summary>The bytes of the weights that the graphs which were measured share.</summary>
    public abstract long Weights { get; }

    /// <summary>Our engine plans its memory; it need not be estimated. Where it lacks an operator, the other one is expected.</summary>
    private sealed class OfCpu(Func<CpuExecutor> cpu) : GraphMemory
    {
        private readonly OfOnnxRuntime _other = new();

        public override long Program => 145_000_000;

        public override long Weights => cpu().WeightBytes;

        public override long Of(Graph graph)
        {
            try
            {
                return cpu().MeasureMemory(graph);
            }
            catch (UnsupportedOperatorException)
            {
                return _other.Of(graph);
            }
        }
    }

    /// <summary>Its arena holds most results until the last one that needs them, and grows in steps. Factors are fitted to peaks.</summary>
    private sealed class OfOnnxRuntime : GraphMemory
    {
        private const double CopiesOfResults = 0.55;
        private const int CopiesOfWeights = 3;

        public override long Program => 240_000_000;

        public override long Weights => 0;

        public override long Of(Graph graph)
        {
            var (results, weights) = (0.0, 0.0);
            foreach (var node in graph.LiveNodes())
            {
                if (node.Op == Op.Constant) weights += node.Output.Shape.Size;
                else if (node.Op != Op.Reshape) results += node.Output.Shape.Size;
            }

            return (long)(sizeof(float) * ((CopiesOfResults * results) + (CopiesOfWeights * weights)));
        }
    }
}
