using Pastiche.Cpu;

namespace Pastiche.Runtime;

/// <summary>Name and version of our own engine, without starting it.</summary>
internal static class CpuEngine
{
    /// <summary>Its name, which is that of its package.</summary>
    public const string Name = "Pastiche.Cpu";

    /// <summary>Its version.</summary>
    public static string Version { get; } = AssemblyVersion.Of(typeof(CpuExecutor));

    /// <summary>Its name in recipes: Pastiche.Cpu 0.1.0 (AVX-512). Other instructions round differently.</summary>
    public static string Description { get; } = $"{Name} {Version} ({InstructionSets.Widest.Name()})";

    /// <summary>The names of the processor's vector extensions, from narrow to wide.</summary>
    public static IReadOnlyList<string> Extensions => InstructionSets.Extensions;
}
