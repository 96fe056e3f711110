using Pastiche.Testing;
using Xunit;
using static Pastiche.Graphs.Tests.Onnx.ModelFile;

namespace Pastiche.Graphs.Tests.Onnx;

/// <summary>Pooling with ceil_mode: the numbers are those of PyTorch 1.13, whose models rely on them.</summary>
public class WindowOperatorsTests
{
    /// <summary>
    /// torch.nn.functional.max_pool2d(torch.ones(1, 1, side, 9), (kernel, 1), (stride, 1), (pad, 0), ceil_mode=True).shape[2]
    /// </summary>
    [Theory]
    [InlineData(7, 3, 2, 0, 3)]
    [InlineData(8, 3, 2, 0, 4)]
    [InlineData(6, 3, 2, 1, 4)]
    [InlineData(8, 2, 3, 0, 3)]
    [InlineData(7, 2, 3, 1, 3)]
    [InlineData(6, 2, 3, 1, 3)]
    [InlineData(5, 2, 3, 1, 2)]
    [InlineData(8, 1, 3, 0, 3)]
    [InlineData(4, 3, 4, 1, 2)]
    [InlineData(3, 3, 4, 1, 1)]
    public void MaxPool_CeilMode_HasPyTorchsWindows(int side, int kernel, int stride, int pad, int windows)
    {
        var file = new ModelFile(1, 1, side, 9)
            .Node("MaxPool", "x", "y", Ints("kernel_shape", kernel, 1), Ints("strides", stride, 1), Ints("pads", pad, 0, pad, 0),
                Int("ceil_mode", 1));
        Assert.Equal([1, 1, windows, 9], file.Read().Outputs["y"].Shape);
    }

    /// <summary>torch.nn.functional.avg_pool2d(torch.arange(1., 7).view(1, 1, 6, 1), (kernel, 1), (2, 1), (1, 0), True, counts)</summary>
    [Theory]
    [InlineData(3, true, new double[] { 1, 3, 5, 3 })]
    [InlineData(3, false, new double[] { 1.5, 3, 5, 6 })]
    [InlineData(2, true, new double[] { 0.5, 2.5, 4.5, 3 })]
    [InlineData(4, true, new double[] { 1.5, 3.5, 3.75 })]
    [InlineData(4, false, new double[] { 2, 3.5, 5 })]
    public void AveragePool_CeilMode_CountsLikePyTorch(int kernel, bool counts, double[] expected)
    {
        var file = new ModelFile(1, 1, 6, 1).Node(
            "AveragePool", "x", "y", Ints("kernel_shape", kernel, 1), Ints("strides", 2, 1), Ints("pads", 1, 0, 1, 0),
            Int("ceil_mode", 1), Int("count_include_pad", counts ? 1 : 0));
        var y = ReferenceEvaluator.Evaluate(file.Read(), new Dictionary<string, double[]> { ["x"] = [1, 2, 3, 4, 5, 6] })["y"];
        Assert.Equal(expected.Length, y.Length);
        for (var i = 0; i < y.Length; i++) Assert.Equal(expected[i], y[i], 1e-6);
    }
}
