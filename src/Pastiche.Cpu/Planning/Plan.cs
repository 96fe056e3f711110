using Pastiche.Cpu.Kernels;

namespace Pastiche.Cpu.Planning;

/// <summary>The kernels that compute a graph.</summary>
/// <param name="Kernels">The kernels, in order.</param>
/// <param name="Inputs">The inputs by name, row-major, each with its own memory.</param>
/// <param name="Outputs">The outputs by name, row-major, each with its own memory.</param>
internal sealed record Plan(
    IReadOnlyList<Kernel> Kernels, IReadOnlyDictionary<string, Buffer> Inputs, IReadOnlyDictionary<string, Buffer> Outputs);
