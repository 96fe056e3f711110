using Pastiche.Graphs;
using Pastiche.Weights;

namespace Pastiche.Backbones;

/// <summary>
/// The convolutions of a VGG, whatever file they came from: kernels [out, in, 3, 3] and biases [out] by layer name (conv1_1 …).
/// </summary>
internal sealed record VggWeights
{
    /// <summary>vgg16 or vgg19.</summary>
    public required string Architecture { get; init; }

    /// <summary>How the network wants its pictures, as names or metadata of the file tell.</summary>
    public required PreprocessingKind Preprocessing { get; init; }

    /// <summary>The convolutions from shallow to deep.</summary>
    public required IReadOnlyList<VggConvolution> Convolutions { get; init; }

    /// <summary>Whether the names in a file are those of a VGG, so that <see cref="Read"/> is to be asked.</summary>
    public static bool Recognises(WeightsFile file) => throw new NotImplementedException();

    /// <summary>Takes the convolutions out of a file; the classifier, if any, is left alone.</summary>
    /// <exception cref="PasticheException">A tensor is missing, unexpected or misshapen.</exception>
    public static VggWeights Read(WeightsFile file) => throw new NotImplementedException();

    /// <summary>
    /// Writes them as safetensors named conv1_1.weight, conv1_1.bias …, with metadata "architecture" and "preprocessing", which <see cref="Read"/> understands.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="half">Whether as 16-bit floats.</param>
    public void Save(string path, bool half) => throw new NotImplementedException();
}

/// <summary>One convolution of a VGG.</summary>
/// <param name="Layer">conv1_1 …</param>
/// <param name="Kernel">[out, in, 3, 3].</param>
/// <param name="Bias">[out].</param>
internal sealed record VggConvolution(string Layer, Tensor Kernel, Tensor Bias);
