using Pastiche.Graphs;

namespace Pastiche.Weights;

/// <summary>The name and the shape of a tensor in a file.</summary>
/// <param name="Name">The name.</param>
/// <param name="Shape">The shape, in the file's order of axes.</param>
internal sealed record StoredTensor(string Name, Shape Shape);
