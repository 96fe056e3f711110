using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Pastiche.Runtime;

/// <summary>The vector instructions that the processor offers and .NET uses.</summary>
internal static class VectorInstructions
{
    /// <summary>Their short names, from narrow to wide; at least one.</summary>
    public static IReadOnlyList<string> Available()
    {
        (string Name, bool Available)[] known =
        [
            ("SSE2", Sse2.IsSupported),
            ("SSE4.2", Sse42.IsSupported),
            ("AVX", Avx.IsSupported),
            ("AVX2+FMA", Avx2.IsSupported && Fma.IsSupported),
            ("AVX-512", Avx512F.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported && Avx512CD.IsSupported),
            ("AdvSIMD", AdvSimd.IsSupported),
        ];
        string[] names = [.. known.Where(set => set.Available).Select(set => set.Name)];
        return names.Length > 0 ? names : ["scalar"];
    }
}
