namespace Pastiche.Backbones;

/// <summary>A tensor of a network that is worth measuring.</summary>
/// <param name="Tensor">Its name in the model file.</param>
/// <param name="Channels">The number of its maps.</param>
/// <param name="Stride">Pixels of the picture for each position, along either side.</param>
/// <param name="EndsBlock">Whether it is where branches come together: a residual sum or a concatenation, activated or not.</param>
/// <param name="IsImage">Whether it is the picture, or an affine image of it: nothing that the network has seen in it.</param>
internal sealed record FeatureMap(string Tensor, int Channels, int Stride, bool EndsBlock, bool IsImage);
