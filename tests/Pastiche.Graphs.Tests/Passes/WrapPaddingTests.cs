using Pastiche.Graphs.Passes;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Passes;

public class WrapPaddingTests
{
    private const int Side = 8;

    private static readonly double[] Picture = [.. Enumerable.Range(0, Side * Side).Select(i => Math.Sin(i * i))];

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0)]
    public void Apply_PictureMovedRoundByTheStride_MovesTheFeaturesByOne(int stride, int before, int after)
    {
        var graph = Network(stride, before, after);
        var (still, moved) = (Run(graph, Picture), Run(graph, Moved(Picture, stride, Side)));
        var columns = Side / stride;
        Assert.Equal(Moved(still, 1, columns), moved, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Apply_Pooling_MovesRoundToo()
    {
        var graph = new Graph("pool");
        graph.Output("out", graph.MaxPool(graph.Input("x", [1, 1, Side, Side]), new PoolAttributes([3, 3], [2, 2], [1, 1, 1, 1])).Largest);
        var wrapped = WrapPadding.Apply(graph);
        var still = Run(wrapped, Picture);
        // A window takes one more row than it needs: pads are kept as they are, and the last window is dropped as before.
        Assert.Equal(Moved(still, 1, 4), Run(wrapped, Moved(Picture, 2, Side)), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Apply_PaddingByItself_WrapsToo()
    {
        var graph = new Graph("pad");
        graph.Output("out", graph.Pad(graph.Input("x", [1, 1, 2, 2]), [0, 0, 1, 0], [0, 0, 0, 1]));
        Assert.Equal([3, 4, 3, 1, 2, 1, 3, 4, 3], Run(WrapPadding.Apply(graph), [1, 2, 3, 4]));
    }

    [Fact]
    public void Apply_InsideThePicture_ChangesNothing()
    {
        var plain = Build(1, 1, 1);
        var (expected, actual) = (Run(plain, Picture), Run(WrapPadding.Apply(plain), Picture));
        for (var i = 0; i < expected.Length; i++)
            if (i % Side is > 0 and < Side - 1 && i / Side is > 0 and < Side - 1) Assert.Equal(expected[i], actual[i], 1e-12);
        Assert.NotEqual(expected[0], actual[0], 1e-6);
    }

    private static Graph Network(int stride, int before, int after) => WrapPadding.Apply(Build(stride, before, after));

    private static Graph Build(int stride, int before, int after)
    {
        var graph = new Graph("conv");
        float[] taps = [.. Enumerable.Range(0, (before + after + 1) * (before + after + 1)).Select(i => 1f + i)];
        var kernel = graph.Constant(new Tensor([1, 1, before + after + 1, before + after + 1], taps));
        graph.Output("out", graph.Conv(graph.Input("x", [1, 1, Side, Side]), kernel, null,
            new ConvAttributes([stride, stride], [before, before, after, after], [1, 1], 1)));
        return graph;
    }

    private static double[] Run(Graph graph, double[] picture) =>
        ReferenceEvaluator.Evaluate(graph, new Dictionary<string, double[]> { ["x"] = picture })["out"];

    /// <summary>Moved right and round.</summary>
    private static double[] Moved(double[] picture, int by, int columns) =>
        [.. Enumerable.Range(0, picture.Length).Select(i => picture[(i / columns * columns) + (((i % columns) - by + columns) % columns)])];
}
