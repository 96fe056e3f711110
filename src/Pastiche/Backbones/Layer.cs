using System.ComponentModel.DataAnnotations;

namespace Pastiche;

/// <summary>A layer of a backbone whose feature maps can be measured.</summary>
/// <param name="Name">Its name, as in <c>conv3_1</c> or <c>stage2_1</c>.</param>
/// <param name="Tensor">The name of its tensor in the model file; accepted as an alias.</param>
/// <param name="Channels">The number of its feature maps.</param>
/// <param name="Stride">The distance between neighbouring positions, in pixels of the picture.</param>
public sealed record Layer(string Name, string Tensor, int Channels, int Stride);

/// <summary>A layer and how much it counts beside the others; only the ratios matter.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Weight">Finite and not negative.</param>
public sealed record LayerWeight(string Layer, [property: Range(0, float.MaxValue)] float Weight = 1);
