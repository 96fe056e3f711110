using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>A branch of a network that cannot be measured, because its first node is not supported.</summary>
/// <param name="Description">The node, its operator and the problem.</param>
/// <param name="Tensors">The tensors computed from that node, from shallow to deep.</param>
internal sealed record UnsupportedBranch(string Description, ValueList<string> Tensors);
