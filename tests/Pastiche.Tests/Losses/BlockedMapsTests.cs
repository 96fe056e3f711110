using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Tests.Losses;

public class BlockedMapsTests
{
    [Fact]
    public void SetMap_ChannelsOfABlock_StandSideBySide()
    {
        var blocks = new float[32 * 3];
        BlockedMaps.SetMap([1, 2, 3], channel: 17, start: 0, blocks, channels: 32);
        float[] expected = new float[32 * 3];
        (expected[48 + 1], expected[48 + 16 + 1], expected[48 + 32 + 1]) = (1, 2, 3);
        Assert.Equal(expected, blocks);
    }

    [Fact]
    public void SetMap_ChannelsThatFillNoBlock_StayRowMajor()
    {
        var blocks = new float[6];
        BlockedMaps.SetMap([1, 2], channel: 1, start: 0, blocks, channels: 3);
        Assert.Equal([0, 0, 1, 2, 0, 0], blocks);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(48)]
    public void Input_OfBlocks_IsTheMaps(int channels)
    {
        Shape shape = [1, channels, 2, 5];
        var graph = new Graph("blocks");
        graph.Output("maps", BlockedMaps.Input(graph, "blocks", shape));
        var maps = Enumerable.Range(0, shape.Size).Select(i => (float)i).ToArray();
        var blocks = new float[shape.Size];
        for (var channel = 0; channel < channels; channel++)
            BlockedMaps.SetMap(maps.AsSpan(channel * 10, 10), channel, 0, blocks, channels);

        var point = new Dictionary<string, double[]> { ["blocks"] = Array.ConvertAll(blocks, value => (double)value) };
        Assert.Equal(maps, ReferenceEvaluator.Evaluate(graph, point)["maps"].Select(value => (float)value));

        var map = new float[10];
        BlockedMaps.GetMap(blocks, channels, channels - 1, map);
        Assert.Equal(maps[^10..], map);
    }
}
