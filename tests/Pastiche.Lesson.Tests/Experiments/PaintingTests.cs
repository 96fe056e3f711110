using Pastiche.Lesson.Experiments;
using Xunit;

namespace Pastiche.Lesson.Tests.Experiments;

public sealed class PaintingTests : IDisposable
{
    private static readonly StylizeOptions Short = StylizeOptions.Default with { Scales = ScaleSchedule.Of(32, 64).WithIterations(4, 12) };

    private readonly NetworkSession _session = new(Backbone.ResNet18);

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Run_Fractions_GrowToOne()
    {
        double[] fractions = [.. Painting().Run(TestContext.Current.CancellationToken)];

        Assert.Equal(16, fractions.Length);
        Assert.Equal(fractions.Order(), fractions);
        Assert.Equal(1, fractions[^1], 1e-12);
        // A quarter of the pixels, and a third of the steps.
        Assert.InRange(fractions[3], 0.05, 0.14);
    }

    [Fact]
    public void Run_Ended_KeepsThePictureSoFar()
    {
        using var source = new CancellationTokenSource();
        var painting = Painting();

        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var fraction in painting.Run(source.Token))
                if (fraction > 0.5) source.Cancel();
        });

        Assert.NotNull(painting.Result?.Recipe.Stopped);
        Assert.Equal(64, painting.Result.Image.Width);
    }

    [Fact]
    public void Run_WithSnapshots_KeepsThePicturesThatTellMost()
    {
        var painting = Painting();
        foreach (var _ in painting.Run(TestContext.Current.CancellationToken))
        {
            // Pulling is what makes it go on.
        }

        Assert.Equal([1, 3, 4, 14, 16], painting.Snapshots.Select(snapshot => snapshot.Iteration));
        Assert.Equal([32, 32, 32, 64, 64], painting.Snapshots.Select(snapshot => snapshot.Image.Width));
        Assert.Equal(painting.Steps[^1].Total, painting.Snapshots[^1].Total);
    }

    private PaintingWithSnapshots Painting() => new("the result", _session, Images.Content(), Images.Style(), Short);
}
