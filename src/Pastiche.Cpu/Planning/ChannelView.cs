using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>Interprets shapes as feature maps.</summary>
internal static class ChannelView
{
    /// <summary>The layout of [1, channels, height, width] or of a matrix [channels, positions]; null for other shapes.</summary>
    public static BlockedLayout? Of(Shape shape, int blockSize) => shape.Rank switch
    {
        4 when shape[0] == 1 => new BlockedLayout(shape[1], shape[2], shape[3], blockSize),
        2 => new BlockedLayout(shape[0], 1, shape[1], blockSize),
        _ => null,
    };

    /// <summary>Any shape in row-major layout. A shape that is not feature maps is one map.</summary>
    public static BlockedLayout Flat(Shape shape) => Of(shape, 1) ?? new BlockedLayout(1, 1, shape.Size, 1);

    /// <summary>
    /// Whether two shapes are the same feature maps, so that a reshape between them leaves blocked elements where they are.
    /// </summary>
    public static bool IsSame(Shape left, Shape right) =>
        Of(left, 1) is { } l && Of(right, 1) is { } r && l.Channels == r.Channels && l.Positions == r.Positions;
}
