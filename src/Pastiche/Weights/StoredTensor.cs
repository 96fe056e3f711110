using Pastiche.Graphs;

namespace Pastiche.Weights;

/// <summary>A tensor in a file.</summary>
/// <param name="Name">As the file has it.</param>
/// <param name="Shape">As the file has it.</param>
internal sealed record StoredTensor(string Name, Shape Shape);
