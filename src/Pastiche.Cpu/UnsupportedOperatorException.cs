using Pastiche.Graphs;

namespace Pastiche.Cpu;

/// <summary>A graph has a node that no kernel of this engine covers; another executor may run it.</summary>
/// <param name="message">Which node, and why.</param>
public sealed class UnsupportedOperatorException(string message) : GraphException(message);
