using Microsoft.ML.OnnxRuntime;
using Pastiche.Graphs;
using Pastiche.Graphs.Onnx;
using Pastiche.Graphs.Passes;

namespace Pastiche.Runtime;

/// <summary>Runs graphs with ONNX Runtime.</summary>
/// <param name="threads">Threads inside an operator; 0 takes one for each core. Results do not depend on it.</param>
/// <param name="device">Where to run; not <see cref="Device.Auto"/>, which <see cref="ExecutionProvider.Resolve"/> resolves.</param>
internal sealed class OnnxRuntimeExecutor(int threads, Device device) : IExecutor
{
    /// <summary>Runs on the processor.</summary>
    public OnnxRuntimeExecutor(int threads) : this(threads, Device.Cpu)
    {
    }

    /// <summary>What it is, as recipes state it: ONNX Runtime 1.31.1, and the device where that is not the CPU.</summary>
    public string Description { get; } = $"ONNX Runtime {NativeLibrary.Version}{(device == Device.Cpu ? "" : $" on {device}")}";

    public ICompiledGraph Compile(Graph graph)
    {
        try
        {
            using var options = new SessionOptions
            {
                // Left to itself it takes a physical core each, of which virtual machines may state fewer than there are.
                IntraOpNumThreads = threads > 0 ? threads : Environment.ProcessorCount,
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            };
            ExecutionProvider.Append(options, device);
            // There is no MaxUnpool on CUDA.
            var written = device == Device.Cpu ? graph : ScatterMaxUnpool.Apply(graph);
            return new Session(graph, new InferenceSession(OnnxWriter.Write(written), options));
        }
        catch (OnnxRuntimeException) when (device.Kind == DeviceKind.Cuda && CudaLibraries.Problem is { } missing)
        {
            // cuDNN is looked for only now.
            throw ExecutionProvider.Unusable(device, missing);
        }
        catch (OnnxRuntimeException problem)
        {
            throw new GraphException($"ONNX Runtime cannot run {graph.Name} on {device}: {problem.Message.ReplaceLineEndings(" ")}", problem);
        }
        catch (Exception missing) when (NativeLibrary.IsMissing(missing))
        {
            throw Errors.MissingRuntime(missing);
        }
    }

    private sealed class Session : ICompiledGraph
    {
        private static readonly Action<object?> Terminate = static options => ((RunOptions)options!).Terminate = true;

        private readonly string _graph;
        private readonly ExclusiveUse _use;
        private readonly InferenceSession _session;
        private readonly OrtIoBinding _binding;
        private readonly RunOptions _runOptions = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        private readonly Dictionary<string, float[]> _inputs;
        private readonly Dictionary<string, float[]> _outputs;
        private readonly List<OrtValue> _bound = [];

        public Session(Graph graph, InferenceSession session)
        {
            _graph = graph.Name;
            _use = new ExclusiveUse(graph.Name);
            _session = session;
            _binding = session.CreateIoBinding();
            try
            {
                _inputs = graph.Inputs.ToDictionary(Graph.NameOf, input => Bind(Graph.NameOf(input), input.Shape, _binding.BindInput));
                _outputs = graph.Outputs.ToDictionary(output => output.Key, output => Bind(output.Key, output.Value.Shape, _binding.BindOutput));
            }
            catch
            {
                // The buffers of a large picture may not be there, and nobody else could release the rest.
                Dispose();
                throw;
            }
        }

        public Span<float> Input(string name) => Find(_inputs, "input", name);

        public ReadOnlySpan<float> Output(string name) => Find(_outputs, "output", name);

        public void Run(CancellationToken cancellationToken = default)
        {
            using var use = _use.Enter();
            cancellationToken.ThrowIfCancellationRequested();
            _runOptions.Terminate = false; // an earlier call may have been ended
            using var registration = cancellationToken.UnsafeRegister(Terminate, _runOptions);
            using var closing = _use.Closing.UnsafeRegister(Terminate, _runOptions);
            try
            {
                _session.RunWithBinding(_runOptions, _binding);
            }
            catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch (OnnxRuntimeException) when (_use.Closing.IsCancellationRequested)
            {
                throw new ObjectDisposedException(_graph);
            }
            catch (OnnxRuntimeException problem)
            {
                throw new GraphException($"ONNX Runtime failed on {_graph}: {problem.Message.ReplaceLineEndings(" ")}", problem);
            }
            finally
            {
                // The session's memory is native: nothing of it may be finalised during the call.
                GC.KeepAlive(this);
            }
        }

        public void Dispose() => _use.Close(() =>
        {
            foreach (var value in _bound) value.Dispose();
            _binding.Dispose();
            _runOptions.Dispose();
            _session.Dispose();
        });

        private float[] Bind(string name, Shape shape, Action<string, OrtValue> bind)
        {
            var buffer = new float[shape.Size];
            var value = OrtValue.CreateTensorValueFromMemory(buffer, [.. shape.Select(size => (long)size)]);
            _bound.Add(value);
            bind(name, value);
            return buffer;
        }

        private float[] Find(Dictionary<string, float[]> buffers, string kind, string name)
        {
            _use.ThrowIfClosed();
            if (!buffers.TryGetValue(name, out var buffer))
                throw new GraphException($"{_graph} has no {kind} named {name}; it has {string.Join(", ", buffers.Keys)}.");
            return buffer;
        }
    }
}
