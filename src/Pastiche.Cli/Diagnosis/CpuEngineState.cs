using Pastiche.Cpu;
using Pastiche.Runtime;

namespace Pastiche.Cli.Diagnosis;

/// <summary>The state of the CPU engine on this computer.</summary>
/// <param name="Name">The name.</param>
/// <param name="Version">The version.</param>
/// <param name="InstructionSet">The widest vector instructions that the engine uses.</param>
/// <param name="Threads">The default number of threads.</param>
internal sealed record CpuEngineState(string Name, string Version, string InstructionSet, int Threads)
{
    /// <summary>The state of this program's engine.</summary>
    public static CpuEngineState Current =>
        new(CpuEngine.Name, CpuEngine.Version, InstructionSets.Widest.Name(), new CpuExecutor().Threads);

    /// <summary>The state in one line, without the name of the engine.</summary>
    public override string ToString() => $"{Version} ({InstructionSet}), {Threads} {(Threads == 1 ? "thread" : "threads")}";
}
