using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>One convolution of a VGG.</summary>
/// <param name="Layer">conv1_1 …</param>
/// <param name="Kernel">[out, in, 3, 3].</param>
/// <param name="Bias">[out].</param>
internal sealed record VggConvolution(string Layer, Tensor Kernel, Tensor Bias);
