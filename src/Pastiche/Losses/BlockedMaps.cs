using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>
/// Feature maps in blocks: the channels of a block stand side by side at each position, [blocks][positions][channels of a block]. A column
/// of features is then a few pieces of memory, and our engine, which computes in this layout, takes such an input without a reorder.
/// </summary>
internal static class BlockedMaps
{
    /// <summary>Channels of a block of our engine.</summary>
    private const int EngineBlock = 16;

    /// <summary>Channels of a block: 16, or 1 where that does not divide the channels; maps are then row-major.</summary>
    /// <param name="channels">The number of maps.</param>
    public static int BlockSize(int channels) => channels % EngineBlock == 0 ? EngineBlock : 1;

    /// <summary>An input in blocks, as feature maps.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">The name of the input.</param>
    /// <param name="maps">The shape of the maps, [1, channels, rows, columns].</param>
    public static Value Input(Graph graph, string name, Shape maps)
    {
        var block = BlockSize(maps[1]);
        return graph.Reshape(graph.Transpose(graph.Input(name, [maps[1] / block, maps[2] * maps[3], block]), 0, 2, 1), maps);
    }

    /// <summary>Copies a map into its place in blocks.</summary>
    /// <param name="map">The map.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="start">The position of the first value.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="channels">The number of maps.</param>
    public static void SetMap(ReadOnlySpan<float> map, int channel, int start, Span<float> blocks, int channels)
    {
        var (block, positions) = (BlockSize(channels), blocks.Length / channels);
        var first = (((channel / block * positions) + start) * block) + (channel % block);
        for (var i = 0; i < map.Length; i++) blocks[first + (i * block)] = map[i];
    }

    /// <summary>Copies a map from its place in blocks.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="channels">The number of maps.</param>
    /// <param name="channel">The channel of the map.</param>
    /// <param name="map">Receives the map.</param>
    public static void GetMap(ReadOnlySpan<float> blocks, int channels, int channel, Span<float> map)
    {
        var (block, positions) = (BlockSize(channels), blocks.Length / channels);
        var first = (channel / block * positions * block) + (channel % block);
        for (var i = 0; i < positions; i++) map[i] = blocks[first + (i * block)];
    }
}
