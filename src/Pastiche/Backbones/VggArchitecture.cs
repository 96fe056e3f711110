using System.Collections.Immutable;

namespace Pastiche.Backbones;

/// <summary>
/// The arrangement of a VGG's convolutions: blocks of 3×3 convolutions, a ReLU after each, a 2×2 pooling after each block. K. Simonyan,
/// A. Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition" (ICLR 2015), table 1, columns D and E.
/// </summary>
internal sealed class VggArchitecture
{
    private VggArchitecture(string name, params ReadOnlySpan<int> blocks)
    {
        Name = name;
        var layers = ImmutableArray.CreateBuilder<VggLayer>();
        var sequence = 0;
        for (var block = 1; block <= blocks.Length; block++)
        {
            for (var place = 1; place <= blocks[block - 1]; place++)
            {
                layers.Add(new VggLayer(block, place, layers.Count, sequence));
                // A convolution and its ReLU.
                sequence += 2;
            }

            // The pooling.
            sequence++;
        }

        Layers = layers.ToImmutable();
    }

    /// <summary>VGG-16, with 13 convolutions.</summary>
    public static VggArchitecture Vgg16 { get; } = new("vgg16", 2, 2, 3, 3, 3);

    /// <summary>VGG-19, with 16 convolutions: the network of Gatys et al.</summary>
    public static VggArchitecture Vgg19 { get; } = new("vgg19", 2, 2, 4, 4, 4);

    /// <summary>The name: vgg16 or vgg19.</summary>
    public string Name { get; }

    /// <summary>The convolutions from shallow to deep.</summary>
    public ImmutableArray<VggLayer> Layers { get; }
}

/// <summary>The position of a convolution in a VGG.</summary>
/// <param name="Block">The block, from 1.</param>
/// <param name="Place">The position in the block, from 1.</param>
/// <param name="Ordinal">The index among all convolutions, from 0.</param>
/// <param name="Sequence">The index among all convolutions, ReLUs and poolings, from 0: torchvision's "features.N".</param>
internal sealed record VggLayer(int Block, int Place, int Ordinal, int Sequence)
{
    /// <summary>The name in the paper of Gatys et al.: conv3_1.</summary>
    public string Name => $"conv{Block}_{Place}";
}
