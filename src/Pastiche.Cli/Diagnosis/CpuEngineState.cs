using Pastiche.Cpu;
using Pastiche.Runtime;

namespace Pastiche.Cli.Diagnosis;

/// <summary>Our own engine on this computer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="InstructionSet">The widest vector instructions that it uses.</param>
/// <param name="Threads">How many threads it uses unless told otherwise.</param>
internal sealed record CpuEngineState(string Name, string Version, string InstructionSet, int Threads)
{
    /// <summary>The one that this program has.</summary>
    public static CpuEngineState Current =>
        new(CpuEngine.Name, CpuEngine.Version, InstructionSets.Widest.Name(), new CpuExecutor().Threads);

    /// <summary>The state in one line, without the name of the engine.</summary>
    public override string ToString() => $"{Version} ({InstructionSet}), {Threads} {(Threads == 1 ? "thread" : "threads")}";
}
