using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>
/// A 1×1 convolution before a VGG's first one, which preprocesses colors from 0 to 1, as in the vgg_normalised.pth of X. Huang, S.
/// Belongie, "Arbitrary Style Transfer in Real-Time with Adaptive Instance Normalization" (ICCV 2017).
/// </summary>
internal static class VggColorLayer
{
    /// <summary>The largest factor for colors to 1; a larger one makes colors to 255.</summary>
    private const float LargestUnitScale = 20;

    /// <summary>Reads the layer as a preprocessing; null if it mixes colors, or does what no preprocessing does.</summary>
    /// <param name="kernel">[3, 3, 1, 1].</param>
    /// <param name="bias">[3].</param>
    public static Preprocessing? Read(Tensor kernel, Tensor bias) =>
        Read(kernel, bias, blueFirst: false) ?? Read(kernel, bias, blueFirst: true);

    private static Preprocessing? Read(Tensor kernel, Tensor bias, bool blueFirst)
    {
        var (scales, offsets) = (new float[Image.Channels], new float[Image.Channels]);
        for (var output = 0; output < Image.Channels; output++)
        {
            var taken = blueFirst ? Image.Channels - 1 - output : output;
            for (var input = 0; input < Image.Channels; input++)
            {
                var factor = kernel.Elements[(output * Image.Channels) + input];
                if (input == taken ? !(factor > 0) : factor != 0) return null;
            }

            (scales[taken], offsets[taken]) = (kernel.Elements[(output * Image.Channels) + taken], bias.Elements[output]);
        }

        var maximum = scales.Min() > LargestUnitScale ? 255f : 1f;
        try
        {
            return new Preprocessing(
                [.. offsets.Zip(scales, (offset, scale) => -offset * (maximum / scale))],
                [.. scales.Select(scale => maximum / scale)],
                maximum,
                blueFirst);
        }
        catch (PasticheException)
        {
            return null;
        }
    }
}
