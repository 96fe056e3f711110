using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>A part of a network that cannot be measured, because of a node at its beginning.</summary>
/// <param name="Description">The node, its operator and what is wrong with it.</param>
/// <param name="Tensors">What is beyond it, from shallow to deep.</param>
internal sealed record BlockedPart(string Description, ValueList<string> Tensors);
