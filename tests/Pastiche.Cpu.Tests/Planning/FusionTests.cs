using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;
using Pastiche.Graphs.Differentiation;
using Pastiche.Graphs.Tests.Cases;
using Xunit;

namespace Pastiche.Cpu.Tests.Planning;

public class FusionTests
{
    /// <summary>A distance and its gradient take one pass; the sum takes its own where there is padding, which is undefined.</summary>
    [Theory]
    [InlineData(16, true)]
    [InlineData(48, true)]
    [InlineData(20, false)]
    public void SumOfSquares_WithItsGradient_IsOnePass(int channels, bool isOnePass)
    {
        var c = new OpCase(Op.Conv, seed: channels);
        var maps = c.Graph.Conv(c.Input([1, 3, 9, 11]), c.Constant([channels, 3, 1, 1]), null, ConvAttributes.Default);
        Distance(c, maps);
        var executor = new CpuExecutor(2);
        using var compiled = (CpuGraph)executor.Compile(c.Graph);
        Assert.Equal(isOnePass, !compiled.Kernels.Any(kernel => kernel is ReduceAll));
        EngineCheck.Agrees(c.Graph, c.Point, executor, EngineCheck.Single, c);
    }

    [Fact]
    public void SumOfSquares_OfWhatIsAlsoAnOutput_IsRight()
    {
        var c = new OpCase(Op.Sub, seed: 1);
        var maps = c.Input([1, 16, 9, 11]);
        c.Graph.Output("difference", Distance(c, maps));
        EngineCheck.Agrees(c.Graph, c.Point, new CpuExecutor(2), EngineCheck.Single, c);
    }

    /// <summary>Adds the weighted squared distance of maps from a target, and its gradient; returns the difference.</summary>
    private static Value Distance(OpCase c, Value maps)
    {
        var difference = maps - c.Input(maps.Shape);
        var sum = c.Graph.SumSquare(difference);
        c.Graph.Output(OpCase.Output, sum);
        c.Graph.Output("gradient", Gradient.Of(c.Graph, [(sum, c.Input(sum.Shape))], maps));
        return difference;
    }
}
