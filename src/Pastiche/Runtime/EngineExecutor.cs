using Pastiche.Cpu;
using Pastiche.Graphs;

namespace Pastiche.Runtime;

/// <summary>
/// Chooses the engine of each graph, and says which and why. The choice depends on nothing but the graph and what was asked for, so
/// that the same run is made by the same engines. An engine is started when the first graph needs it, ONNX Runtime's native library
/// above all: where our own engine runs everything it is neither loaded nor missed.
/// </summary>
internal sealed class EngineExecutor : IExecutor
{
    private const string AskedFor = "it was asked for";

    private readonly Engine _engine;
    private readonly Device _device;
    private readonly Lazy<IExecutor> _cpu;
    private readonly Lazy<OnnxRuntimeExecutor> _onnxRuntime;

    /// <summary>Chooses between the engines that there are.</summary>
    /// <param name="engine">The one asked for.</param>
    /// <param name="threads">Threads inside an operator; 0 takes one for each core. Results do not depend on it.</param>
    /// <param name="device">Where to run.</param>
    /// <exception cref="PasticheException">The device cannot be used, or not with that engine.</exception>
    public EngineExecutor(Engine engine, int threads, Device device)
        : this(engine, Resolve(engine, device), () => new CpuExecutor(threads), resolved => new OnnxRuntimeExecutor(threads, resolved))
    {
    }

    /// <summary>Chooses between two engines that are started when they are needed.</summary>
    internal EngineExecutor(Engine engine, Device device, Func<IExecutor> cpu, Func<Device, OnnxRuntimeExecutor> onnxRuntime)
    {
        (_engine, _device) = (engine, device);
        _cpu = new(cpu);
        _onnxRuntime = new(() => onnxRuntime(device));
    }

    /// <summary>What runs graphs as a user asked for.</summary>
    /// <param name="threads">Threads inside an operator; null for one a core.</param>
    /// <param name="device">Where to run.</param>
    /// <param name="engine">The engine.</param>
    /// <exception cref="PasticheException">The number of threads is out of range, or the device cannot be used, or not with that engine.</exception>
    public static EngineExecutor Create(int? threads, Device device, Engine engine)
    {
        if (threads is { } number) Errors.IfOutside("The number of threads", number, 1, 256);
        if (!Enum.IsDefined(engine)) throw Errors.OutOfRange("The engine", $"{engine}", string.Join(", ", Enum.GetNames<Engine>()));
        return new EngineExecutor(engine, threads ?? 0, device);
    }

    /// <summary>What runs the graph that was compiled last; null before the first.</summary>
    public EngineChoice? Choice { get; private set; }

    /// <summary>What will run graphs, unless our engine turns out to lack something; what is estimated by it is then too low.</summary>
    public Engine Expected => _engine == Engine.OnnxRuntime || _device != Device.Cpu ? Engine.OnnxRuntime : Engine.Cpu;

    /// <inheritdoc/>
    /// <exception cref="PasticheException">Our engine was asked for and lacks something, or ONNX Runtime is needed and not there.</exception>
    public ICompiledGraph Compile(Graph graph)
    {
        if (_engine == Engine.OnnxRuntime) return CompileWithOnnxRuntime(graph, AskedFor);
        if (_device != Device.Cpu) return CompileWithOnnxRuntime(graph, $"the device is {_device}");
        try
        {
            var compiled = _cpu.Value.Compile(graph);
            Choice = new(Engine.Cpu, CpuEngine.Description, _engine == Engine.Cpu ? AskedFor : "the device is cpu, and it has all that the network needs");
            return compiled;
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

    private ICompiledGraph CompileWithOnnxRuntime(Graph graph, string reason)
    {
        var compiled = _onnxRuntime.Value.Compile(graph);
        Choice = new(Engine.OnnxRuntime, _onnxRuntime.Value.Description, reason);
        return compiled;
    }

    /// <summary>Our own engine has one device, and need not know what others there are.</summary>
    private static Device Resolve(Engine engine, Device device)
    {
        if (engine != Engine.Cpu) return ExecutionProvider.Resolve(device);
        if (device.Kind is not (DeviceKind.Auto or DeviceKind.Cpu)) throw Errors.NoDeviceOfEngine(device);
        return Device.Cpu;
    }
}
