using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;
using Pastiche.Graphs;
using Xunit;

namespace Pastiche.Cli.Tests.Jobs;

public sealed class StylizeRunTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Execute_LossesThatAreInfinite_SaveTheLastGoodPictureAndFail()
    {
        using var stylizer = new Stylizer(Loud());
        var request = Request("out.png");
        // Relative losses have a target to divide by, which would be infinite before anything is painted.
        request = request with { Options = request.Options with { Normalization = LossNormalization.Gatys } };
        using var interruption = new Interruption();

        var end = new StylizeRun(request, new QuietDisplay(), interruption, stylizer).Execute();

        Assert.Equal(1, end.ExitCode);
        Assert.Equal(
            "the losses became infinite or undefined after 1 of 5 iterations at 48×36; "
            + $"{_workshop.File("out.png")} is the picture before that; smaller weights may help",
            end.Message);
        Assert.Equal(48, Image.Load(_workshop.File("out.png")).Width);
    }

    [Fact]
    public void Execute_MemoryRunsOut_KeepsThePictureSoFar()
    {
        using var stylizer = new Stylizer();
        using var interruption = new Interruption();

        var end = new StylizeRun(Request("out.png"), new HungryDisplay(), interruption, stylizer).Execute();

        Assert.Equal(1, end.ExitCode);
        Assert.Equal(
            "ended after 1 of 5 iterations at 48×36: memory ran out; paint smaller, use --optimizer adam, or give the program more memory; "
            + $"saved the picture so far to {_workshop.File("out.png")}",
            end.Message);
        Assert.Equal(new RecipeStop(0, 1), Recipe.Load(_workshop.File("out.png")).Stopped);
    }

    private StylizeRequest Request(string output) => new()
    {
        Content = _workshop.File("content.png"),
        Styles = [new StyleRequest(_workshop.File("style.png"))],
        Output = _workshop.File(output),
        Options = StylizeOptions.Default with { Scales = ScaleSchedule.Of(48).WithIterations(5) },
    };

    /// <summary>A network whose only layer is the picture, so much louder that squares of its Gram matrix are infinite.</summary>
    private static Backbone Loud()
    {
        var graph = new Graph("loud");
        graph.Output("loud", graph.Mul(graph.Input("image", [1, 3, 64, 64]), graph.Constant(new Tensor([1], [1e13f]))));
        var (layer, weight) = (new Layer("loud", "loud", 3, 1), new LayerWeight("loud"));
        return new Backbone("loud", new string('0', 64), graph, [layer], new Backbones.DefaultLayers([weight], [weight]));
    }

    /// <summary>Takes all the memory there is after the first iteration.</summary>
    private sealed class HungryDisplay : IDisplay
    {
        public void Follow(IEnumerable<JobEvent> events)
        {
            // One element more than any array can have.
            foreach (var one in events)
                if (one is StepTaken) GC.KeepAlive(new byte[int.MaxValue]);
        }
    }
}
