using Pastiche.Graphs.Differentiation;
using Pastiche.Graphs.Passes;
using Pastiche.Graphs.Tests.Cases;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Differentiation;

public class GradientTests
{
    private static readonly ValueList<int> AllOfMatrix = [0, 1];

    private readonly Graph _graph = new("model");
    private readonly Dice _dice = new(1);

    [Fact]
    public void Of_OperatorWithoutRule_NamesOperatorNodeAndGraph()
    {
        var x = _graph.Input("x", [1, 2, 3, 3]);
        var ones = _graph.Constant(new Tensor([2], 1, 1));
        var y = _graph.Emit(Op.BatchNormalization, [x, ones, ones, ones, ones], new BatchNormalizationAttributes(0), "bn1").Output;
        var problem = Assert.Throws<GraphException>(() => Gradient.Of(_graph, [(y, _graph.Scalar(1))], x));
        Assert.Equal("No gradient rule for BatchNormalization (node bn1 of model).", problem.Message);
    }

    [Fact]
    public void Of_DependentInputWithoutRule_NamesTheInput()
    {
        var kernel = _graph.Input("kernel", [1, 1, 1, 1]);
        var y = _graph.Conv(_graph.Constant(new Tensor([1, 1, 1, 1], 2)), kernel, null, ConvAttributes.Default);
        var problem = Assert.Throws<GraphException>(() => Gradient.Of(_graph, [(y, _graph.Scalar(1))], kernel));
        Assert.StartsWith("No gradient rule for input 1 of Conv (node without a name of model)", problem.Message);
    }

    [Fact]
    public void Of_ConvolutionWithComputedKernel_Throws()
    {
        var (x, kernel) = (_graph.Input("x", [1, 1, 1, 1]), _graph.Input("kernel", [1, 1, 1, 1]));
        var y = _graph.Conv(x, kernel, null, ConvAttributes.Default);
        Assert.Throws<GraphException>(() => Gradient.Of(_graph, [(y, _graph.Scalar(1))], x));
    }

    [Fact]
    public void Of_IndependentOutput_Throws()
    {
        var (x, other) = (_graph.Input("x", [2]), _graph.Input("other", [2]));
        var y = _graph.Exp(other);
        var problem = Assert.Throws<GraphException>(() => Gradient.Of(_graph, [(y, _graph.Scalar(1))], x));
        Assert.Contains("do not depend", problem.Message);
    }

    [Fact]
    public void Of_OutputThatDependsThroughADecisionOnly_Throws()
    {
        var x = _graph.Input("x", [2]);
        var y = _graph.Cast(_graph.Greater(x, _graph.Scalar(0)));
        Assert.Throws<GraphException>(() => Gradient.Of(_graph, [(y, _graph.Scalar(1))], x));
    }

    [Fact]
    public void Of_CotangentThatDoesNotFit_Throws()
    {
        var x = _graph.Input("x", [2]);
        var cotangent = _graph.Constant(new Tensor([3], 1, 2, 3));
        var problem = Assert.Throws<GraphException>(() => Gradient.Of(_graph, [(_graph.Exp(x), cotangent)], x));
        Assert.Equal("A cotangent has shape 3; expected its output's shape 2.", problem.Message);
    }

    [Fact]
    public void Of_Threshold_IsTheGradientBesideIt()
    {
        var x = _graph.Input("x", [3]);
        _graph.Output("y", _graph.Where(_graph.Greater(x, _graph.Scalar(0.5f)), _graph.Mul(x, x), _graph.Scalar(0)));
        AssertPasses(_graph, "y", "x");
    }

    [Fact]
    public void Of_TheVariableItself_IsTheCotangent()
    {
        var (x, dy) = (_graph.Input("x", [2]), _graph.Input("dy", [2]));
        Assert.Same(dy, Gradient.Of(_graph, [(x, dy)], x));
    }

    /// <summary>What lies before the variable needs no rule.</summary>
    [Fact]
    public void Of_IntermediateVariable_StopsThere()
    {
        var x = _graph.Input("x", [1, 1, 1, 2]);
        var one = _graph.Constant(new Tensor([1], 1));
        var normalized = _graph.BatchNormalization(x, one, one, (one, one));
        var gradient = Gradient.Of(_graph, [(_graph.Exp(normalized), _graph.Scalar(1))], normalized);
        Assert.Equal(normalized.Shape, gradient.Shape);
    }

    [Fact]
    public void Of_ConstantVariable_IsAllowed()
    {
        var weights = _graph.Constant(new Tensor([2], 3, 4));
        _graph.Output("gradient", Gradient.Of(_graph, [(_graph.SumSquare(weights), _graph.Scalar(1))], weights));
        Assert.Equal([6, 8], Evaluate(_graph)["gradient"]);
    }

    [Fact]
    public void Of_SeveralOutputs_AddsTheirGradients()
    {
        var x = _graph.Input("x", [2]);
        var (squares, sum) = (_graph.SumSquare(x), _graph.ReduceSum(x, [0]));
        _graph.Output("gradient", Gradient.Of(_graph, [(squares, _graph.Scalar(1)), (sum, _graph.Scalar(10))], x));
        Assert.Equal([12, 14], ReferenceEvaluator.Evaluate(_graph, new Dictionary<string, double[]> { ["x"] = [1, 2] })["gradient"]);
    }

    /// <summary>A does not depend on the variable, its transpose is the variable.</summary>
    [Fact]
    public void Of_MatrixTimesItsTranspose_ByTheTransposeAlone()
    {
        var a = _graph.Input("a", [2, 3]);
        var transpose = _graph.Transpose(a, 1, 0);
        var product = _graph.MatMul(a, transpose);
        var cotangent = _graph.Input("cotangent", product.Shape);
        _graph.Output("gradient", Gradient.Of(_graph, [(product, cotangent)], transpose));
        _graph.Output("expected", _graph.MatMul(transpose, cotangent));
        var results = Evaluate(_graph);
        Assert.Equal(results["expected"], results["gradient"]);
    }

    /// <summary>Statistics in one graph, their comparison in another, joined by a cotangent given at run time.</summary>
    [Fact]
    public void Of_GraphCutInTwo_ChainsToTheWholeGradient()
    {
        var image = Random([1, 3, 12, 12]);
        var target = Random([8, 8]);
        Graph whole = new("whole"), statistics = new("statistics"), comparison = new("comparison"), second = new("second pass");
        var x = whole.Input("image", [1, 3, 12, 12]);
        var loss = Compare(whole, Represent(whole, x), whole.Input("target", [8, 8]));
        whole.Output("gradient", Gradient.Of(whole, [(loss, whole.Scalar(1))], x));
        var expected = Run(whole, ("image", image), ("target", target))["gradient"];

        statistics.Output("gram", Represent(statistics, statistics.Input("image", [1, 3, 12, 12])));
        var gram = Run(statistics, ("image", image))["gram"];
        var sums = comparison.Input("gram", [8, 8]);
        loss = Compare(comparison, sums, comparison.Input("target", [8, 8]));
        comparison.Output("cotangent", Gradient.Of(comparison, [(loss, comparison.Scalar(1))], sums));
        var cotangent = Run(comparison, ("gram", gram), ("target", target))["cotangent"];
        x = second.Input("image", [1, 3, 12, 12]);
        second.Output("gradient", Gradient.Of(second, [(Represent(second, x), second.Input("cotangent", [8, 8]))], x));
        var actual = Run(second, ("image", image), ("cotangent", cotangent))["gradient"];

        var largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * largest));
    }

    public static TheoryData<string> Networks => ["smooth", "vgg", "resnet"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Of_WholeNetwork_AgreesWithCentralDifferences(string network)
    {
        var graph = network switch
        {
            "smooth" => TinyBackbone.Smooth(17, 14),
            "vgg" => TinyBackbone.Vgg(18, 15),
            _ => FoldBatchNorm.Apply(TinyBackbone.ResNet(33, 38)),
        };
        foreach (var layer in graph.Outputs.Keys) AssertPasses(graph, layer, "image");
    }

    private void AssertPasses(Graph graph, string output, string input)
    {
        var report = new GradientCheck().Run(graph, output, input, Point(graph));
        Assert.True(report.Passed, $"{output}: {report}");
    }

    private static Value Represent(Graph graph, Value image)
    {
        var features = graph.Inline(TinyBackbone.Smooth(12, 12), new Dictionary<string, Value> { ["image"] = image })["smooth1"];
        var matrix = graph.Reshape(features, [8, 144]);
        return graph.Mul(graph.MatMul(matrix, graph.Transpose(matrix, 1, 0)), graph.Scalar(1f / 144));
    }

    private static Value Compare(Graph graph, Value gram, Value target)
    {
        var difference = graph.Sub(gram, target);
        return graph.ReduceSum(graph.Mul(difference, difference), AllOfMatrix);
    }

    private static IReadOnlyDictionary<string, double[]> Run(Graph graph, params (string Name, double[] Elements)[] inputs) =>
        ReferenceEvaluator.Evaluate(graph, inputs.ToDictionary());

    private IReadOnlyDictionary<string, double[]> Evaluate(Graph graph) => ReferenceEvaluator.Evaluate(graph, Point(graph));

    private Dictionary<string, double[]> Point(Graph graph) => graph.Inputs.ToDictionary(Graph.NameOf, input => Random(input.Shape));

    private double[] Random(Shape shape) => _dice.Elements(shape.Size);
}
