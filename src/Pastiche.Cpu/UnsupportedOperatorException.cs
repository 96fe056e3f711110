using Pastiche.Graphs;

namespace Pastiche.Cpu;

/// <summary>Thrown when no kernel of this engine supports a node of a graph. Another executor may support it.</summary>
/// <param name="message">The node and the reason.</param>
public sealed class UnsupportedOperatorException(string message) : GraphException(message);
