using Pastiche.Graphs;

namespace Pastiche.Weights;

/// <summary>The name and the shape of a tensor in a file.</summary>
/// <param name="Name">As the file has it.</param>
/// <param name="Shape">As the file has it.</param>
internal sealed record StoredTensor(string Name, Shape Shape);
