using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Platform;
using Pastiche.Lesson.Experiments;
using Xunit;

namespace Pastiche.Cli.Tests.Jobs;

public sealed class JobRunTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly Interruption _interruption = new();
    private int _saved;

    private RunOutcome Execute(string summary, params IReadOnlyList<JobPart> parts) =>
        new JobRun(new PlainDisplay(_output, TimeProvider.System), _interruption).Execute(new PartsJob(summary, parts, Save));

    public void Dispose()
    {
        _interruption.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void Execute_AllWell_SavesOnceAndSaysWhere()
    {
        var end = Execute("two things", [new FakePart("a"), new FakePart("b")]);

        Assert.Equal((0, null), (end.ExitCode, end.Message));
        Assert.Equal(1, _saved);
        var lines = _output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("two things", lines[0]);
        Assert.StartsWith("[1/2] a: a is done", lines[1], StringComparison.Ordinal);
        Assert.Equal("[2/2] b: b is done", lines[2]);
        Assert.Equal("drawing the figures …", lines[3]);
        Assert.StartsWith("wrote 2 files in folder in ", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_UnusableInput_SavesNothing()
    {
        var refused = new FakePart("b", before: _ => throw new PasticheException("flat"));

        Assert.Throws<PasticheException>(() => Execute("two things", [new FakePart("a"), refused]));
        Assert.Equal(0, _saved);
    }

    [Fact]
    public void Execute_FailureOnTheWay_KeepsWhatThereIs()
    {
        var failing = new FakePart("b", before: step => { if (step == 2) throw new IOException("the disk is gone."); });

        var end = Execute("two things", [new FakePart("a"), failing]);

        Assert.Equal((1, "ended after 1 of 2 parts: the disk is gone; saved what there is: 2 files "
            + "in folder"), (end.ExitCode, end.Message));
        Assert.Equal(1, _saved);
    }

    [Fact]
    public void Execute_LossesThatBecomeInfinite_AreAFailureThatIsSaved()
    {
        using var session = new NetworkSession(Backbone.ResNet18);
        var loud = new Image(32, 32);
        for (var i = 0; i < loud.Pixels.Length; i++) loud.Pixels[i] = i % 2 * 1e30f;
        var options = StylizeOptions.Default with
        {
            Scales = ScaleSchedule.Of(32).WithIterations(5),
            Optimizer = OptimizerKind.Adam,
            Initialization = Initialization.FromImage(loud),
        };
        var painting = new Painting("the result", session, Images.Content(), Images.Style(), options);

        var end = Execute("one thing", [painting]);

        Assert.Equal(
            (1, "the losses of 1 of 1 parts became infinite or undefined, first those of the result; what there is before that "
                + "is saved"), (end.ExitCode, end.Message));
        Assert.Equal((1, "unfinished"), (_saved, painting.Outcome));
    }

    [Fact]
    public void Execute_FailureBeforeThereIsAnything_IsNotHidden()
    {
        var failing = new FakePart("a", before: _ => throw new InvalidOperationException("broken"));
        Assert.Throws<InvalidOperationException>(() => Execute("one thing", [failing]));
    }

    private IReadOnlyList<string> Save()
    {
        _saved++;
        return [Path.Combine("folder", "a.png"), Path.Combine("folder", "b.png")];
    }
}
