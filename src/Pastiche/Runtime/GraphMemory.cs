using System.Collections.Concurrent;
using Pastiche.Cpu;
using Pastiche.Graphs;
using Pastiche.Losses;

namespace Pastiche.Runtime;

/// <summary>The memory that graphs take on an engine, known before they are compiled.</summary>
internal abstract class GraphMemory
{
    private readonly ConcurrentDictionary<(Objective Objective, string Kind, int Width, int Height), GraphBytes> _measured = new();

    /// <summary>The memory of an engine.</summary>
    /// <param name="engine">The engine that is expected to run graphs.</param>
    /// <param name="cpu">Our own engine, which is started when it is needed.</param>
    public static GraphMemory Of(Engine engine, Func<CpuExecutor> cpu) =>
        engine == Engine.OnnxRuntime ? new OfOnnxRuntime() : new OfCpu(cpu);

    /// <summary>The bytes of the program and its libraries, before any network.</summary>
    public abstract long Program { get; }

    /// <summary>
    /// The memory that a graph takes once it is compiled, with its weights if they are not shared with other graphs. A run is planned
    /// several times with the same graphs: what was measured is kept.
    /// </summary>
    /// <param name="objective">The objective that the graph is of.</param>
    /// <param name="kind">Which of its graphs it is.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="build">Builds the graph; null if there is none.</param>
    public GraphBytes Of(Objective objective, string kind, int width, int height, Func<int, int, Graph?> build) => _measured.GetOrAdd(
        (objective, kind, width, height),
        static (key, source) => source.Build(key.Width, key.Height) is { } graph ? source.Memory.Of(graph) : default,
        (Memory: this, Build: build));

    /// <summary>Measures a graph.</summary>
    protected abstract GraphBytes Of(Graph graph);

    /// <summary>The bytes of the weights that the graphs which were measured share.</summary>
    public abstract long Weights { get; }

    /// <summary>Our engine plans its memory; it need not be estimated. Where it lacks an operator, the other one is expected.</summary>
    private sealed class OfCpu(Func<CpuExecutor> cpu) : GraphMemory
    {
        private readonly Lazy<CpuExecutor> _cpu = new(cpu);

        public override long Program => 165_000_000;

        public override long Weights => _cpu.Value.WeightBytes;

        protected override GraphBytes Of(Graph graph)
        {
            try
            {
                var (own, shared) = _cpu.Value.MeasureMemory(graph);
                return new GraphBytes(own, shared);
            }
            catch (UnsupportedOperatorException)
            {
                return OfOnnxRuntime.Estimate(graph);
            }
        }
    }

    /// <summary>
    /// Its arena holds most results until the last one that needs them, and grows in steps. The numbers are fitted to peaks of ResNet-18 at
    /// 256, 512 and 1024 pixels.
    /// </summary>
    private sealed class OfOnnxRuntime : GraphMemory
    {
        private const double CopiesOfResults = 0.55;
        private const int CopiesOfWeights = 3;

        public override long Program => 180_000_000;

        public override long Weights => 0;

        protected override GraphBytes Of(Graph graph) => Estimate(graph);

        public static GraphBytes Estimate(Graph graph)
        {
            var (results, weights) = (0.0, 0.0);
            foreach (var node in graph.LiveNodes())
            {
                if (node.Op == Op.Constant) weights += node.Output.Shape.Size;
                else if (node.Op != Op.Reshape) results += node.Output.Shape.Size;
            }

            return new GraphBytes((long)(sizeof(float) * ((CopiesOfResults * results) + (CopiesOfWeights * weights))), Shared: 0);
        }
    }
}
