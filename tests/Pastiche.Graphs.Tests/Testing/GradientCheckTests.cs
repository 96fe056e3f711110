using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Testing;

public class GradientCheckTests
{
    [Theory]
    [InlineData(0.5, true)]
    [InlineData(1e-5, true)]
    [InlineData(0, false)]
    public void Run_NearAndAtAKink_ShrinksTheStepOrGivesNoVerdict(double x, bool conclusive)
    {
        var graph = new Graph("kink");
        graph.Output("y", graph.Relu(graph.Input("x", [1])));
        var report = new GradientCheck().Run(graph, "y", "x", new Dictionary<string, double[]> { ["x"] = [x] });
        Assert.Equal(conclusive, report.IsConclusive);
        Assert.Equal(conclusive, report.Passed);
        Assert.Equal(conclusive ? 0 : 12, report.Skipped);
    }

    [Fact]
    public void Run_NotANumber_Fails()
    {
        var graph = new Graph("root");
        graph.Output("y", graph.Sqrt(graph.Input("x", [1])));
        var report = new GradientCheck().Run(graph, "y", "x", new Dictionary<string, double[]> { ["x"] = [-1] });
        Assert.True(report.IsConclusive);
        Assert.False(report.Passed);
    }
}
