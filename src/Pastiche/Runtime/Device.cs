namespace Pastiche;

/// <summary>
/// Where the network is run. The processor is always there; of the others, those that the flavour of ONNX Runtime's native package
/// and the computer have. Identical bytes for the same recipe are guaranteed on the CPU only.
/// </summary>
public sealed record Device
{
    private Device(DeviceKind kind, int index = 0) => (Kind, Index) = (kind, index);

    /// <summary>The first NVIDIA GPU where CUDA can be used, else the CPU.</summary>
    public static Device Auto { get; } = new(DeviceKind.Auto);

    /// <summary>The processor.</summary>
    public static Device Cpu { get; } = new(DeviceKind.Cpu);

    /// <summary>The GPU of a Windows computer by DirectML: needs the package Microsoft.ML.OnnxRuntime.DirectML.</summary>
    public static Device DirectMl { get; } = new(DeviceKind.DirectMl);

    /// <summary>The GPU or neural engine of a Mac by CoreML.</summary>
    public static Device CoreMl { get; } = new(DeviceKind.CoreMl);

    /// <summary>Which kind it is.</summary>
    public DeviceKind Kind { get; }

    /// <summary>Which one of several of its kind, from 0.</summary>
    public int Index { get; }

    /// <summary>An NVIDIA GPU: needs the package Microsoft.ML.OnnxRuntime.Gpu, the driver, CUDA and cuDNN.</summary>
    /// <param name="index">Which one of several, from 0.</param>
    /// <exception cref="PasticheException">The index is negative.</exception>
    public static Device Cuda(int index = 0)
    {
        Setting.RequireInRange("The index of the CUDA device", index, 0, int.MaxValue);
        return new(DeviceKind.Cuda, index);
    }

    /// <summary>As the command line has it: cuda:1.</summary>
    public override string ToString()
    {
#pragma warning disable CA1308 // Names of devices are written in lower case.
        var name = Kind.ToString().ToLowerInvariant();
#pragma warning restore CA1308
        return Index == 0 ? name : $"{name}:{Index}";
    }
}

/// <summary>The kinds of <see cref="Device"/>.</summary>
public enum DeviceKind
{
    /// <summary>CUDA where it can be used, else the CPU.</summary>
    Auto,

    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU.</summary>
    Cuda,

    /// <summary>A GPU by DirectX 12, on Windows.</summary>
    DirectMl,

    /// <summary>Apple's GPU or neural engine.</summary>
    CoreMl,
}
