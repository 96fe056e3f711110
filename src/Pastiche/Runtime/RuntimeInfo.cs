using Pastiche.Imaging;
using Pastiche.Runtime;

namespace Pastiche;

/// <summary>The versions and the hardware that Pastiche runs on, for recipes and bug reports.</summary>
public static class RuntimeInfo
{
    /// <summary>The version of Pastiche.</summary>
    public static string Version { get; } = AssemblyVersion.Of(typeof(RuntimeInfo));

    /// <summary>The version of Pastiche.Cpu, the engine for processors.</summary>
    public static string CpuEngineVersion => CpuEngine.Version;

    /// <summary>
    /// The version of ONNX Runtime, which runs networks that Pastiche.Cpu does not support, and other devices; null if its native library
    /// is missing or cannot be loaded.
    /// </summary>
    public static string? OnnxRuntimeVersion => NativeLibrary.Version;

    /// <summary>The version of libvips, which reads and writes pictures; null if it is missing or cannot be loaded.</summary>
    public static string? LibvipsVersion => VipsVersion.Current;

    /// <summary>
    /// The devices that the installed ONNX Runtime supports: cpu, cuda, tensorrt, coreml, dml …; empty if it cannot be loaded.
    /// </summary>
    public static IReadOnlyList<string> Devices => ExecutionProvider.Names;

    /// <summary>The widest vector instructions that the processor and .NET support.</summary>
    public static string InstructionSet => InstructionSets[^1];

    /// <summary>All vector instructions that are supported, from narrow to wide; "scalar" if there are none.</summary>
    public static IReadOnlyList<string> InstructionSets { get; } = VectorInstructions.Available();

    /// <summary>The library that reads and writes pictures, with its version: libvips 8.18.7.</summary>
    internal static string Codecs { get; } = $"libvips {LibvipsVersion}";
}
