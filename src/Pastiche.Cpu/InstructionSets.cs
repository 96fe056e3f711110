using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Pastiche.Cpu;

/// <summary>Instruction sets available on this processor.</summary>
public static class InstructionSets
{
    private const string Avx2Name = "AVX2+FMA";
    private const string Avx512Name = "AVX-512";

    /// <summary>The instruction sets that this processor supports, from narrow to wide.</summary>
    public static IReadOnlyList<InstructionSet> Available { get; } = [.. Enum.GetValues<InstructionSet>().Where(IsAvailable)];

    /// <summary>The widest instruction set that this processor supports.</summary>
    public static InstructionSet Widest => Available[^1];

    /// <summary>
    /// The names of the processor's vector extensions that .NET uses, from narrow to wide, as in SSE2 and AVX-512; "scalar" if there are
    /// none.
    /// </summary>
    public static IReadOnlyList<string> Extensions { get; } = FindExtensions();

    private static bool HasAvx2 => Avx2.IsSupported && Fma.IsSupported;

    private static bool HasAvx512 => Avx512F.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported && Avx512CD.IsSupported;

    /// <summary>The display name of an instruction set, as in AVX-512.</summary>
    public static string Name(this InstructionSet set) => set switch
    {
        InstructionSet.Avx512 => Avx512Name,
        InstructionSet.Avx2 => Avx2Name,
        InstructionSet.Vector128 => "128-bit vectors",
        _ => throw new ArgumentOutOfRangeException(nameof(set), set, null),
    };

    private static bool IsAvailable(InstructionSet set) => set switch
    {
        InstructionSet.Avx512 => HasAvx512 && Vector512.IsHardwareAccelerated,
        InstructionSet.Avx2 => HasAvx2,
        InstructionSet.Vector128 => true,
        _ => throw new UnreachableException($"{set} has no condition."),
    };

    private static IReadOnlyList<string> FindExtensions()
    {
        (string Name, bool IsSupported)[] known =
        [
            ("SSE2", Sse2.IsSupported),
            ("SSE4.2", Sse42.IsSupported),
            ("AVX", Avx.IsSupported),
            (Avx2Name, HasAvx2),
            (Avx512Name, HasAvx512),
            ("AdvSIMD", AdvSimd.IsSupported),
        ];
        string[] names = [.. known.Where(extension => extension.IsSupported).Select(extension => extension.Name)];
        return names.Length > 0 ? names : ["scalar"];
    }
}
