using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>The memory layout of a network's picture.</summary>
/// <param name="ChannelsLast">Whether it is [1, height, width, 3], as in TensorFlow, instead of [1, 3, height, width].</param>
internal readonly record struct ImageLayout(bool ChannelsLast)
{
    /// <summary>The shape of a picture in this layout.</summary>
    public Shape Shape(int height, int width) => ChannelsLast ? [1, height, width, Image.Channels] : [1, Image.Channels, height, width];

    /// <summary>Brings a picture [1, 3, height, width] into this layout.</summary>
    public Value Arrange(Graph graph, Value image) => ChannelsLast ? graph.Transpose(image, 0, 2, 3, 1) : image;
}
