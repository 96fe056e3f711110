using Pastiche.Cpu;
using Pastiche.Graphs;
using Pastiche.Runtime;

namespace Pastiche.Tests.Runtime;

/// <summary>Stands for our own engine: covers the graphs that it is told to, and has ONNX Runtime run them.</summary>
internal sealed class PartialEngine(Func<Graph, bool> covers) : IExecutor
{
    /// <summary>Covers everything.</summary>
    public PartialEngine() : this(_ => true)
    {
    }

    /// <summary>The names of the graphs that it was asked to compile.</summary>
    public List<string> Asked { get; } = [];

    public ICompiledGraph Compile(Graph graph)
    {
        Asked.Add(graph.Name);
        return covers(graph) ? new OnnxRuntimeExecutor(1).Compile(graph)
            : throw new UnsupportedOperatorException($"{graph.Name} has an Exp.");
    }

    /// <summary>The choice between this one and ONNX Runtime.</summary>
    public EngineExecutor Against(Func<Device, OnnxRuntimeExecutor> onnxRuntime, Engine engine = Engine.Auto, Device? device = null) =>
        new(engine, device ?? Device.Cpu, () => this, onnxRuntime);
}
