namespace Pastiche.Atlas.Model;

/// <summary>The network that measured.</summary>
/// <param name="Name">As in ResNet-18.</param>
/// <param name="IsTrainedOnImageNet">Whether that is known of it.</param>
/// <param name="Layers">From shallow to deep.</param>
/// <param name="ImageSize">The size of the picture.</param>
/// <param name="PaddedSize">The same padded to what the strides divide, which the layers' sizes belong to.</param>
public sealed record NetworkChapter(
    string Name, bool IsTrainedOnImageNet, IReadOnlyList<AtlasLayer> Layers, string ImageSize, string PaddedSize);

/// <summary>A layer of the network.</summary>
/// <param name="Name">As in conv3_1.</param>
/// <param name="Maps">How many feature maps it has.</param>
/// <param name="Width">Columns of each, for this picture.</param>
/// <param name="Height">Rows of each.</param>
/// <param name="Stride">Pixels from one position to the next.</param>
/// <param name="ReceptiveField">The side of the square of pixels that one position sees; null for all of the picture.</param>
/// <param name="Parameters">Trained numbers up to it.</param>
/// <param name="IsContent">Whether content is measured there.</param>
/// <param name="IsStyle">Whether style is measured there.</param>
public sealed record AtlasLayer(
    string Name, int Maps, int Width, int Height, int Stride, int? ReceptiveField, long Parameters, bool IsContent, bool IsStyle)
{
    /// <summary>128×96</summary>
    public string Size => $"{Width}×{Height}";

    /// <summary>11×11, or all of it.</summary>
    public string Sees => ReceptiveField is { } side ? $"{side}×{side}" : "all of it";
}
