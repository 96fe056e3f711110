using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>The operators fused into the kernel of a node; the kernel applies them as its <see cref="Epilogue"/>.</summary>
/// <param name="Result">The value after all of them.</param>
/// <param name="Addend">The value that is added first, or null.</param>
/// <param name="Relu">Whether negative elements then become 0.</param>
/// <param name="Mask">The value that decides last: elements are kept where it is positive. Null for no mask.</param>
internal sealed record FusedOps(Value Result, Value? Addend = null, bool Relu = false, Value? Mask = null);
