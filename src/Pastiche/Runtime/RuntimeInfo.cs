using System.Reflection;
using System.Runtime.Intrinsics.X86;

namespace Pastiche;

internal static class RuntimeInfo
{
    public static string Version { get; } = typeof(RuntimeInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
    public static string Engine => "ONNX Runtime 1.31.1";
    public static string InstructionSet => Avx512F.IsSupported ? "AVX-512" : "other";
}
