namespace Pastiche.Backbones;

/// <summary>A tensor of a network that can serve as a layer.</summary>
/// <param name="Tensor">Its name in the model file.</param>
/// <param name="Channels">The number of its feature maps.</param>
/// <param name="Stride">The distance between neighbouring positions, in pixels of the picture.</param>
/// <param name="EndsBlock">Whether branches join there, in a residual sum or a concatenation, activated or not.</param>
/// <param name="IsImage">Whether it is the picture or an affine image of it, so that no features have been computed yet.</param>
internal sealed record LayerCandidate(string Tensor, int Channels, int Stride, bool EndsBlock, bool IsImage);
