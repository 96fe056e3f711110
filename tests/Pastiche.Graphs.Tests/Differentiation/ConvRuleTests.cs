using Pastiche.Graphs.Differentiation;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Differentiation;

/// <summary>Corners that random cases meet seldom; everything else is in <see cref="RulesTests"/>.</summary>
public class ConvRuleTests
{
    private readonly Graph _graph = new("model");

    /// <summary>The only window starts beside the only pixel.</summary>
    [Fact]
    public void Apply_EveryWindowInThePadding_IsZero() =>
        Assert.Equal([0], Differentiate([1, 1, 1, 1], new Tensor([1, 1, 1, 1], 2), new ConvAttributes([3, 3], [1, 1, 1, 1], [1, 1], 1)));

    [Fact]
    public void Apply_PadsBeyondTheKernel_CropsTheCotangent() =>
        Assert.Equal([2, 2], Differentiate([1, 1, 1, 2], new Tensor([1, 1, 1, 1], 2), new ConvAttributes([1, 1], [4, 3, 2, 1], [1, 1], 1)));

    /// <summary>Windows of 1 at stride 2 skip every second pixel, the last column too.</summary>
    [Fact]
    public void Apply_PixelsThatNoWindowSees_GetZero() =>
        Assert.Equal([2, 0, 2, 0], Differentiate([1, 1, 1, 4], new Tensor([1, 1, 1, 1], 2),
            new ConvAttributes([1, 2], [0, 0, 0, 0], [1, 1], 1)));

    /// <summary>More channels than are copied together, and not a multiple of them, in two groups at stride 2.</summary>
    [Fact]
    public void Apply_ManyChannels_AddsUpTheTapsThatReachEachPixel()
    {
        const int Inputs = 19, Outputs = 3;
        float[] taps = [.. Enumerable.Range(0, 2 * Outputs * Inputs * 9).Select(i => i % 251)];
        var attributes = new ConvAttributes([2, 2], [1, 1, 1, 1], [1, 1], 2);

        var gradient = Differentiate([1, 2 * Inputs, 3, 3], new Tensor([2 * Outputs, Inputs, 3, 3], taps), attributes);

        // Only the four windows in the corners are there: of a kernel, the pixel in the middle meets the four taps of its corners.
        for (var channel = 0; channel < 2 * Inputs; channel++)
        {
            var (set, input) = Math.DivRem(channel, Inputs);
            var expected = Enumerable.Range(set * Outputs, Outputs).Sum(output =>
                new[] { 0, 2, 6, 8 }.Sum(tap => taps[(((output * Inputs) + input) * 9) + tap]));
            Assert.Equal(expected, gradient[(channel * 9) + 4]);
        }
    }

    [Fact]
    public void Apply_PicturesOfTwoSizes_SharesTheKernel()
    {
        var kernel = new Tensor([1, 1, 3, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9);
        var attributes = new ConvAttributes([1, 1], [1, 1, 1, 1], [1, 1], 1);

        Assert.Same(Kernel([1, 1, 4, 4]), Kernel([1, 1, 8, 6]));

        Tensor Kernel(Shape shape) =>
            ConvRule.InputGradient(shape, kernel, attributes, _graph.Input($"dy {shape}", shape)).Graph.Nodes
                .Last(node => node.Op == Op.Conv).Inputs[1].Constant!;
    }

    private double[] Differentiate(Shape shape, Tensor kernel, ConvAttributes attributes)
    {
        var x = _graph.Input("x", shape);
        var y = _graph.Conv(x, _graph.Constant(kernel), null, attributes);
        _graph.Output("gradient", Gradient.Of(_graph, [(y, _graph.Scalar(1))], x));
        return ReferenceEvaluator.Evaluate(_graph, new Dictionary<string, double[]> { ["x"] = new double[shape.Size] })["gradient"];
    }
}
