using Pastiche.Cpu.Kernels;

namespace Pastiche.Cpu.Planning;

/// <summary>What is to be run for a graph.</summary>
/// <param name="Kernels">In order.</param>
/// <param name="Inputs">By name, row-major, each in a memory of its own.</param>
/// <param name="Outputs">By name, row-major, each in a memory of its own.</param>
internal sealed record Plan(IReadOnlyList<Kernel> Kernels, IReadOnlyDictionary<string, Buffer> Inputs, IReadOnlyDictionary<string, Buffer> Outputs);
