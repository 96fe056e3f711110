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

    private double[] Differentiate(Shape shape, Tensor kernel, ConvAttributes attributes)
    {
        var x = _graph.Input("x", shape);
        var y = _graph.Conv(x, _graph.Constant(kernel), null, attributes);
        _graph.Output("gradient", Gradient.Of(_graph, [(y, _graph.Scalar(1))], x));
        return ReferenceEvaluator.Evaluate(_graph, new Dictionary<string, double[]> { ["x"] = new double[shape.Size] })["gradient"];
    }
}
