using System.Text.Json.Serialization;

namespace Pastiche;

/// <summary>The program that runs the network on a <see cref="Device"/>.</summary>
public enum Engine
{
    /// <summary>Pastiche.Cpu where the device is the CPU and it covers the network, else ONNX Runtime.</summary>
    Auto,

    /// <summary>Pastiche.Cpu, which is part of this library and needs no native one; on the CPU only.</summary>
    Cpu,

    /// <summary>ONNX Runtime, which runs every network on every device, with the native package that the program brings.</summary>
    [JsonStringEnumMemberName("onnxruntime")]
    OnnxRuntime,
}
