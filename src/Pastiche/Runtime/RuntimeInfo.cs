using Pastiche.Imaging;
using Pastiche.Runtime;

namespace Pastiche;

/// <summary>What Pastiche is made of and runs on: what recipes state, and what belongs into a report of a mistake.</summary>
public static class RuntimeInfo
{
    /// <summary>The version of Pastiche.</summary>
    public static string Version { get; } = AssemblyVersion.Of(typeof(RuntimeInfo));

    /// <summary>The version of Pastiche.Cpu, which runs the networks on the processor.</summary>
    public static string CpuEngineVersion => CpuEngine.Version;

    /// <summary>The version of ONNX Runtime, which runs the networks that Pastiche.Cpu does not, and on other devices; null where its native part is missing or cannot be loaded.</summary>
    public static string? OnnxRuntimeVersion => NativeLibrary.Version;

    /// <summary>The version of libvips, which reads and writes pictures; null where it is missing or cannot be loaded.</summary>
    public static string? LibvipsVersion => VipsVersion.Current;

    /// <summary>
    /// What the ONNX Runtime that is there could run on: cpu, cuda, tensorrt, coreml, dml … Empty where it cannot be loaded.
    /// </summary>
    public static IReadOnlyList<string> Devices => ExecutionProvider.Names;

    /// <summary>The widest vector instructions that the processor offers and .NET uses.</summary>
    public static string InstructionSet => InstructionSets[^1];

    /// <summary>All vector instructions that can be used, from narrow to wide; "scalar" where there are none.</summary>
    public static IReadOnlyList<string> InstructionSets { get; } = VectorInstructions.Available();

    /// <summary>What reads and writes pictures, with its version: libvips 8.18.7.</summary>
    internal static string Codecs { get; } = $"libvips {LibvipsVersion}";
}
