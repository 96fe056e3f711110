namespace Pastiche.Cpu;

/// <summary>The vector instructions that kernels use.</summary>
public enum InstructionSet
{
    /// <summary>128-bit vectors, available on every processor with SIMD that .NET supports, including Arm64.</summary>
    Vector128,

    /// <summary>AVX2 with fused multiply-add: 256-bit vectors.</summary>
    Avx2,

    /// <summary>AVX-512: 512-bit vectors.</summary>
    Avx512,
}
