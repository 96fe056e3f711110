using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>How a network's picture lies in memory.</summary>
/// <param name="ChannelsLast">Whether as [1, height, width, 3], TensorFlow's way, instead of [1, 3, height, width].</param>
internal readonly record struct ImageLayout(bool ChannelsLast)
{
    /// <summary>The shape of a picture.</summary>
    public Shape Shape(int height, int width) => ChannelsLast ? [1, height, width, Image.Channels] : [1, Image.Channels, height, width];

    /// <summary>A picture [1, 3, height, width] so.</summary>
    public Value Arrange(Graph graph, Value image) => ChannelsLast ? graph.Transpose(image, 0, 2, 3, 1) : image;
}
