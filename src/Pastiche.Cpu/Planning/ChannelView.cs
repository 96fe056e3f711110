using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>How shapes are seen as feature maps.</summary>
internal static class ChannelView
{
    /// <summary>A picture's maps [1, channels, height, width] or a matrix [channels, positions] as maps; null for other shapes.</summary>
    public static BlockedLayout? Of(Shape shape, int blockSize) => shape.Rank switch
    {
        4 when shape[0] == 1 => new BlockedLayout(shape[1], shape[2], shape[3], blockSize),
        2 => new BlockedLayout(shape[0], 1, shape[1], blockSize),
        _ => null,
    };

    /// <summary>Any shape, in row-major layout; what cannot be seen as maps is one map.</summary>
    public static BlockedLayout Flat(Shape shape) => Of(shape, 1) ?? new BlockedLayout(1, 1, shape.Size, 1);

    /// <summary>Whether two shapes are the same maps, so that blocked elements mean the same in both.</summary>
    public static bool IsSame(Shape left, Shape right) =>
        Of(left, 1) is { } l && Of(right, 1) is { } r && l.Channels == r.Channels && l.Positions == r.Positions;
}
