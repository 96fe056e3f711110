using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pastiche.Cpu;

/// <summary>The vector instructions that kernels use.</summary>
public enum InstructionSet
{
    /// <summary>Vectors of 128 bits: every processor that .NET runs on, Arm64 among them.</summary>
    Vector128,

    /// <summary>AVX2 with fused multiply-add: vectors of 256 bits.</summary>
    Avx2,

    /// <summary>AVX-512: vectors of 512 bits.</summary>
    Avx512,
}

/// <summary>What is there of instruction sets.</summary>
public static class InstructionSets
{
    /// <summary>Those that this processor has, from narrow to wide.</summary>
    public static IReadOnlyList<InstructionSet> Available { get; } = [.. Enum.GetValues<InstructionSet>().Where(IsAvailable)];

    /// <summary>The widest.</summary>
    public static InstructionSet Widest => Available[^1];

    /// <summary>Its name, as in AVX-512.</summary>
    public static string Name(this InstructionSet set) => set switch
    {
        InstructionSet.Avx512 => "AVX-512",
        InstructionSet.Avx2 => "AVX2+FMA",
        _ => "128-bit vectors",
    };

    private static bool IsAvailable(InstructionSet set) => set switch
    {
        InstructionSet.Avx512 => Vector512.IsHardwareAccelerated && Avx512F.IsSupported,
        InstructionSet.Avx2 => Avx2.IsSupported && Fma.IsSupported,
        _ => true,
    };
}
