using Microsoft.ML.OnnxRuntime;

namespace Pastiche.Runtime;

/// <summary>What ONNX Runtime calls a device: part of its native library, or not; able to start on this computer, or not.</summary>
internal static class ExecutionProvider
{
    private const string Suffix = "ExecutionProvider";

    private static readonly Lock Level = new();

    /// <summary>What the native library could run on, in lower case; none where it cannot be loaded.</summary>
    public static IReadOnlyList<string> Names => NativeLibrary.Ask<string[]>(environment =>
    [
        // Azure is no device: it sends what there is to run over the network.
        .. environment.GetAvailableProviders().Select(Short).Where(name => name is not "azure").Order(StringComparer.Ordinal),
    ]) ?? [];

    /// <summary>The device that will be used.</summary>
    /// <param name="asked">One of them, or <see cref="Device.Auto"/>.</param>
    /// <exception cref="PasticheException">It is not in the native library, or does not start; the message says what to install.</exception>
    public static Device Resolve(Device asked)
    {
        if (asked.Kind == DeviceKind.Auto)
            return NativeLibrary.MayHaveCuda && Names.Contains(Short(NameOf(DeviceKind.Cuda))) && Problem(Device.Cuda()) is null ? Device.Cuda() : Device.Cpu;
        // Where there is no library at all, compiling says so: the processor may do without.
        if (asked.Kind == DeviceKind.Cpu) return asked;
        if (Names.Count == 0) throw Errors.NoRuntimeFor($"{asked}", Remedy(asked.Kind));
        if (!Names.Contains(Short(NameOf(asked.Kind)))) throw Errors.NoProvider($"{asked}", Names, Remedy(asked.Kind));
        if (Problem(asked) is { } problem) throw Unusable(asked, problem);
        return asked;
    }

    /// <summary>The error of a device that cannot be used.</summary>
    /// <param name="device">The device.</param>
    /// <param name="problem">ONNX Runtime's message.</param>
    public static PasticheException Unusable(Device device, string problem) => Errors.DeadProvider(
        $"{device}", (device.Kind == DeviceKind.Cuda ? CudaLibraries.Problem : null) ?? problem, Remedy(device.Kind));

    /// <summary>Makes sessions run on a device; what it cannot do runs on the CPU.</summary>
    public static void Append(SessionOptions options, Device device)
    {
        switch (device.Kind)
        {
            case DeviceKind.Cuda: options.AppendExecutionProvider_CUDA(device.Index); break;
            case DeviceKind.DirectMl: options.AppendExecutionProvider_DML(); break;
            case DeviceKind.CoreMl: options.AppendExecutionProvider("CoreML", []); break;
            default: break;
        }
    }

    /// <summary>Why a device does not start; null where it does.</summary>
    private static string? Problem(Device device)
    {
        // The level is the whole process'.
        lock (Level) return ProblemWithoutLog(device);
    }

    private static string? ProblemWithoutLog(Device device)
    {
        var level = OrtEnv.Instance().EnvLogLevel;
        try
        {
            // It would print a line of its own.
            OrtEnv.Instance().EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
            using var options = new SessionOptions();
            Append(options, device);
            return null;
        }
        catch (Exception problem) when (problem is OnnxRuntimeException or EntryPointNotFoundException)
        {
            return Errors.Reason(problem);
        }
        finally
        {
            OrtEnv.Instance().EnvLogLevel = level;
        }
    }

    private static string NameOf(DeviceKind kind) => kind switch
    {
        DeviceKind.Cuda => "CUDA",
        DeviceKind.DirectMl => "DML",
        DeviceKind.CoreMl => "CoreML",
        _ => "CPU",
    } + Suffix;

    private static string Remedy(DeviceKind kind) => kind switch
    {
        DeviceKind.Cuda => "it takes an NVIDIA GPU, its driver, CUDA 13 and cuDNN 9, and a program with the package Microsoft.ML.OnnxRuntime.Gpu",
        DeviceKind.DirectMl => "it takes Windows with DirectX 12, and a program with the package Microsoft.ML.OnnxRuntime.DirectML",
        _ => "it takes a Mac, and a program with the package Microsoft.ML.OnnxRuntime",
    };

#pragma warning disable CA1308 // Names of devices are written in lower case.
    private static string Short(string provider) => provider.Replace(Suffix, "", StringComparison.Ordinal).ToLowerInvariant();
#pragma warning restore CA1308
}
