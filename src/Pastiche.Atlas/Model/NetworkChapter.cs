namespace Pastiche.Atlas.Model;

/// <summary>The chapter about the network.</summary>
/// <param name="Name">The name, such as ResNet-18.</param>
/// <param name="IsTrainedOnImageNet">Whether the network is known to be trained on ImageNet.</param>
/// <param name="Layers">The layers, from shallow to deep.</param>
/// <param name="ImageSize">The size of the image, in pixels.</param>
/// <param name="PaddedSize">The size of the padded image, of which the sizes of the layers are fractions.</param>
public sealed record NetworkChapter(
    string Name, bool IsTrainedOnImageNet, IReadOnlyList<AtlasLayer> Layers, string ImageSize, string PaddedSize);

/// <summary>A layer of the network.</summary>
/// <param name="Name">The name, such as conv3_1.</param>
/// <param name="Maps">The number of feature maps.</param>
/// <param name="Width">The columns of each feature map.</param>
/// <param name="Height">The rows of each feature map.</param>
/// <param name="Stride">The distance of two positions, in pixels.</param>
/// <param name="ReceptiveField">The side of the square of pixels that one position depends on; null for the whole image.</param>
/// <param name="Parameters">The number of trained parameters up to the layer.</param>
/// <param name="IsContent">Whether the content loss uses the layer.</param>
/// <param name="IsStyle">Whether the style loss uses the layer.</param>
public sealed record AtlasLayer(
    string Name, int Maps, int Width, int Height, int Stride, int? ReceptiveField, long Parameters, bool IsContent, bool IsStyle)
{
    /// <summary>The size of the feature maps, such as 128×96.</summary>
    public string Size => $"{Width}×{Height}";

    /// <summary>The receptive field, such as "11×11", or "all of it".</summary>
    public string Sees => ReceptiveField is { } side ? $"{side}×{side}" : "all of it";
}
