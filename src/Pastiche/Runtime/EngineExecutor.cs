using Pastiche.Cpu;
using Pastiche.Graphs;

namespace Pastiche.Runtime;

/// <summary>
/// Chooses the engine for each graph. The choice depends only on the graph and on what was asked for, so a run is repeated by the same
/// engines. An engine is started when the first graph needs it: ONNX Runtime's native library is not loaded, and may be missing, where our
/// own engine runs everything.
/// </summary>
internal sealed class EngineExecutor : IExecutor
{
    private const string AskedFor = "it was asked for";

    private readonly Engine _engine;
    private readonly Device _device;
    private readonly Lazy<IExecutor> _cpu;
    private readonly Lazy<OnnxRuntimeExecutor> _onnxRuntime;
    private readonly Lazy<NeighborSearch> _search;

    /// <summary>Chooses between our engine and ONNX Runtime.</summary>
    /// <param name="engine">The one asked for.</param>
    /// <param name="threads">Threads inside an operator; 0 takes one for each core. Results do not depend on it.</param>
    /// <param name="device">Where to run.</param>
    /// <exception cref="PasticheException">The device cannot be used, or not with that engine.</exception>
    public EngineExecutor(Engine engine, int threads, Device device)
        : this(
            engine,
            Resolve(engine, device),
            () => new CpuExecutor(threads, sharesMemory: true),
            resolved => new OnnxRuntimeExecutor(threads, resolved),
            threads)
    {
    }

    /// <summary>Chooses between two engines that are started when they are needed.</summary>
    internal EngineExecutor(
        Engine engine, Device device, Func<IExecutor> cpu, Func<Device, OnnxRuntimeExecutor> onnxRuntime, int threads = 0)
    {
        (_engine, _device) = (engine, device);
        _cpu = new(cpu);
        _onnxRuntime = new(() => onnxRuntime(device));
        _search = new(() => new NeighborSearch(threads));
        Memory = GraphMemory.Of(Expected, () => _cpu.Value as CpuExecutor ?? new CpuExecutor(threads));
    }

    /// <summary>Creates the executor for a user's settings.</summary>
    /// <param name="threads">Threads inside an operator; null for one a core.</param>
    /// <param name="device">Where to run.</param>
    /// <param name="engine">The engine.</param>
    /// <exception cref="PasticheException">
    /// The number of threads is out of range, or the device cannot be used, or not with that engine.
    /// </exception>
    public static EngineExecutor Create(int? threads, Device device, Engine engine)
    {
        if (threads is { } number) Setting.RequireInRange("The number of threads", number, 1, 256);
        if (!Enum.IsDefined(engine)) throw Errors.OutOfRange("The engine", $"{engine}", string.Join(", ", Enum.GetNames<Engine>()));
        return new EngineExecutor(engine, threads ?? 0, device);
    }

    /// <summary>The engine that will run graphs, unless ours lacks an operator; memory estimated by it is then too low.</summary>
    public Engine Expected => _engine == Engine.OnnxRuntime || _device != Device.Cpu ? Engine.OnnxRuntime : Engine.Cpu;

    /// <summary>The memory that graphs take on the expected engine.</summary>
    public GraphMemory Memory { get; }

    /// <summary>Searches nearest neighbors, on the processor whatever the device.</summary>
    public NeighborSearch Search => _search.Value;

    /// <summary>Compiles a graph, and says which engine runs it and why.</summary>
    /// <exception cref="PasticheException">
    /// Our engine was asked for and lacks an operator, or ONNX Runtime is needed and missing.
    /// </exception>
    public (ICompiledGraph Graph, EngineChoice Engine) Compile(Graph graph)
    {
        if (_engine == Engine.OnnxRuntime) return CompileWithOnnxRuntime(graph, AskedFor);
        if (_device != Device.Cpu) return CompileWithOnnxRuntime(graph, $"the device is {_device}");
        try
        {
            var reason = _engine == Engine.Cpu ? AskedFor : "the device is cpu, and it has all that the network needs";
            return (_cpu.Value.Compile(graph), new EngineChoice(Engine.Cpu, CpuEngine.Description, reason));
        }
        catch (UnsupportedOperatorException uncovered) when (_engine == Engine.Auto)
        {
            return CompileWithOnnxRuntime(graph, $"{CpuEngine.Name} lacks something that the network needs: {Errors.Reason(uncovered)}");
        }
        catch (UnsupportedOperatorException uncovered)
        {
            throw Errors.Uncovered(CpuEngine.Name, uncovered);
        }
    }

    /// <summary>Gives back the memory of intermediate results, which the next run of a graph takes again.</summary>
    public void ReleaseMemory()
    {
        if (_cpu is { IsValueCreated: true, Value: CpuExecutor cpu }) cpu.ReleaseMemory();
    }

    /// <inheritdoc/>
    ICompiledGraph IExecutor.Compile(Graph graph) => Compile(graph).Graph;

    private (ICompiledGraph Graph, EngineChoice Engine) CompileWithOnnxRuntime(Graph graph, string reason)
    {
        var compiled = _onnxRuntime.Value.Compile(graph);
        return (compiled, new EngineChoice(Engine.OnnxRuntime, _onnxRuntime.Value.Description, reason));
    }

    /// <summary>Our own engine has one device, and need not know what others there are.</summary>
    private static Device Resolve(Engine engine, Device device)
    {
        if (engine != Engine.Cpu) return ExecutionProvider.Resolve(device);
        if (device.Kind is not (DeviceKind.Auto or DeviceKind.Cpu)) throw Errors.NoDeviceOfEngine($"{device}");
        return Device.Cpu;
    }
}
