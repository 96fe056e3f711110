using Pastiche.Optimization;
using Pastiche.Testing;
using Pastiche.Tests.Backbones;
using Xunit;

namespace Pastiche.Tests;

public class StylizerTests
{
    private static readonly StylizeOptions Short = new() { Scales = ScaleSchedule.Of(32, 48).WithIterations(6) };

    private static Image Content => Samples.Photograph(60, 40);

    private static Image Style => Randoms.Image(50, 70);

    public static TheoryData<OptimizerKind, ParameterizationKind> Ways => new MatrixTheoryData<OptimizerKind, ParameterizationKind>(
        Enum.GetValues<OptimizerKind>(), Enum.GetValues<ParameterizationKind>());

    [Theory]
    [MemberData(nameof(Ways))]
    public void Steps_EachScale_TotalFalls(OptimizerKind optimizer, ParameterizationKind parameterization)
    {
        using var stylizer = new Stylizer();
        var options =
            Short with { Optimizer = optimizer, Parameterization = parameterization, Scales = ScaleSchedule.Of(48).WithIterations(25) };
        var steps = stylizer.Steps(Content, Style, options).ToArray();
        Assert.True(steps[^1].Total < 0.6 * steps[0].Total, $"{steps[0].Total} → {steps[^1].Total}");
        Assert.All(steps, step => Assert.Equal(options.Total(step.Terms), step.Total));
    }

    [Fact]
    public void Steps_Schedule_IsWorkedThroughInOrder()
    {
        using var stylizer = new Stylizer();
        var steps = stylizer.Steps(Content, Style, Short).ToArray();
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (i / 6, (i % 6) + 1)), steps.Select(step => (step.Scale, step.Iteration)));
        Assert.Equal((32, 21), (steps[0].Width, steps[0].Height));
        Assert.Equal((48, 32), (steps[^1].Width, steps[^1].Height));
    }

    [Theory]
    [InlineData(37, 211, 211)]
    [InlineData(640, 427, 640)]
    [InlineData(64, 64, 33)]
    public void Run_AnySize_ComesOutAtExactlyTheSizeAskedFor(int width, int height, int longSide)
    {
        using var stylizer = new Stylizer();
        var options = new StylizeOptions { Scales = ScaleSchedule.Of(longSide).WithIterations(1) };
        var image = stylizer.Run(Samples.Photograph(width, height), Style, options).Image;
        var factor = (double)longSide / Math.Max(width, height);
        Assert.Equal(((int)Math.Round(width * factor), (int)Math.Round(height * factor)), (image.Width, image.Height));
    }

    [Fact]
    public void Run_SameRecipe_SameBitsForAnyNumberOfThreads()
    {
        var images = new int?[] { 1, 2, 3, null, 2 }.Select(threads =>
        {
            using var stylizer = new Stylizer(threads: threads);
            return stylizer.Run(Content, Style, Short).Image.Pixels.ToArray();
        }).ToArray();
        Assert.All(images, image => Assert.Equal(images[0], image));
    }

    [Theory]
    [InlineData(OptimizerKind.Lbfgs, 3)]
    [InlineData(OptimizerKind.Lbfgs, 6)]
    [InlineData(OptimizerKind.Adam, 8)]
    public void Steps_FromACapturedState_GoesOnToTheSameBits(OptimizerKind optimizer, int captured)
    {
        var options = Short with { Optimizer = optimizer };
        using var stylizer = new Stylizer();
        var whole = stylizer.Run(Content, Style, options).Image.Pixels.ToArray();
        RunState? state = null;
        foreach (var step in stylizer.Steps(Content, Style, options).Take(captured)) state = step.Capture();
        using var other = new Stylizer();
        Assert.Equal(whole, other.Steps(Content, Style, options, state).Last().GetImage().Pixels.ToArray());
    }

    [Fact]
    public void Picture_AfterTheNextStep_IsRefused()
    {
        using var stylizer = new Stylizer();
        var steps = stylizer.Steps(Content, Style, Short).Take(2).ToArray();
        Assert.Throws<InvalidOperationException>(steps[0].GetImage);
        Assert.Equal(32, steps[1].GetImage().Width);
    }

    [Fact]
    public void Steps_Cancelled_KeepsTheLastPicture()
    {
        using var stylizer = new Stylizer();
        using var source = new CancellationTokenSource();
        StylizeStep? last = null;
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var step in stylizer.Steps(Content, Style, Short, null, source.Token))
            {
                last = step;
                if (step.Iteration == 3) source.Cancel();
            }
        });
        Assert.Equal((3, 32), (last!.Iteration, last.GetImage().Width));
    }

    [Fact]
    public void Run_NoContentWeight_IgnoresTheContent()
    {
        using var stylizer = new Stylizer();
        var options = Short with { ContentWeight = 0, MatchContent = new ContentShare(0, 0), Initialization = Initialization.Noise };
        Assert.Equal(
            stylizer.Run(Content, Style, options).Image.Pixels.ToArray(),
            stylizer.Run(Randoms.Image(60, 40, seed: 9), Style, options).Image.Pixels.ToArray());
    }

    [Fact]
    public void Run_NoStyleWeight_ReconstructsTheContentFromNoise()
    {
        using var stylizer = new Stylizer();
        var content = Samples.Photograph(64, 48);
        var options = new StylizeOptions
        {
            Scales = ScaleSchedule.Of(64).WithIterations(150),
            StyleWeight = 0,
            ContentWeight = 1,
            TotalVariationWeight = 0,
            ContentLayers = [new LayerWeight("stem")],
            Initialization = Initialization.Noise,
        };
        var reconstruction = stylizer.Run(content, Style, options).Image;
        var difference = Pastiche.Testing.ImageComparer.Compare(reconstruction.Pixels, content.Pixels, 64, 48);
        Assert.True(difference.Psnr > 25, $"{difference.Psnr:F1} dB");
    }

    [Fact]
    public void Run_Initializations_LeadToDifferentPictures()
    {
        using var stylizer = new Stylizer();
        Initialization[] starts = [Initialization.Content, Initialization.Noise, Initialization.Gray, Initialization.FromImage(Style)];
        var images =
            starts.Select(start => stylizer.Run(Content, Style, Short with { Initialization = start }).Image.Pixels[100]).ToArray();
        Assert.Equal(4, images.Distinct().Count());
        var seeds = Enumerable.Range(0, 3).Select(
            seed => stylizer.Run(Content, Style, Short with { Initialization = Initialization.Noise, Seed = seed }).Image.Pixels[100]);
        Assert.Equal(3, seeds.Distinct().Count());
    }

    [Theory]
    [InlineData("stem", "stage1_1")]
    [InlineData("stage2_1", "stem")]
    [InlineData("stem", "stage3_2")]
    public void Run_ShallowLayersOnly_TakesAnySize(string content, string style)
    {
        using var stylizer = new Stylizer();
        var options = new StylizeOptions
        {
            Scales = ScaleSchedule.Of(150).WithIterations(1),
            ContentLayers = [new LayerWeight(content)],
            StyleLayers = [new LayerWeight(style)],
        };
        Assert.Equal(150, stylizer.Run(Content, Style, options).Image.Width);
    }

    [Theory]
    [InlineData(0.3f)]
    [InlineData(2f)]
    public void Run_StyleScale_ChangesThePicture(float scale)
    {
        using var stylizer = new Stylizer();
        var options = Short with { Scales = ScaleSchedule.Of(96).WithIterations(3) };
        Assert.NotEqual(
            stylizer.Run(Content, Style, options).Image.Pixels.ToArray(),
            stylizer.Run(Content, Style, options with { StyleScale = scale }).Image.Pixels.ToArray());
    }

    [Fact]
    public void Steps_ValuesOutOfBounds_EndTheRunWithWhatIsGood()
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth);
        var loud = new Image(64, 64);
        for (var i = 0; i < loud.Pixels.Length; i++) loud.Pixels[i] = i % 2 * 1e30f;
        var options = Short with { Optimizer = OptimizerKind.Adam, Initialization = Initialization.FromImage(loud) };
        var steps = stylizer.Steps(Content, Style, options).ToArray();
        Assert.Equal((StepOutcome.NonFinite, 0), (steps[^1].Outcome, steps[^1].Scale));
        Assert.All(steps[^1].GetImage().Pixels.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Steps_StateOfAnotherRun_IsRefused()
    {
        using var stylizer = new Stylizer();
        var state = stylizer.Steps(Content, Style, Short).First().Capture();
        Assert.Throws<PasticheException>(
            () => stylizer.Steps(Content, Style, Short with { Optimizer = OptimizerKind.Adam }, state).First());
        Assert.Throws<PasticheException>(() => stylizer.Steps(Content, Style, Short with { Scales = ScaleSchedule.Of(64) }, state).First());
    }

    [Fact]
    public void Steps_StateOutsideTheRun_IsRefused()
    {
        using var stylizer = new Stylizer();
        var states = stylizer.Steps(Content, Style, Short).Select(step => step.Capture()).ToArray();
        Assert.Throws<PasticheException>(() => stylizer.Steps(Content, Style, Short, states[0] with { Scale = 2 }));
        Assert.Throws<PasticheException>(() => stylizer.Steps(Content, Style, Short, states[0] with { Iteration = -1 }));
        Assert.Throws<PasticheException>(() => stylizer.Steps(Content, Style, Short, states[^1]));
    }

    [Fact]
    public void Run_AfterDispose_IsRefused()
    {
        var stylizer = new Stylizer();
        stylizer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => stylizer.Run(Content, Style, Short).Image);
    }

    [Fact]
    public void Steps_SteadyState_AllocateLittle()
    {
        using var stylizer = new Stylizer();
        var options = new StylizeOptions { Scales = ScaleSchedule.Of(48).WithIterations(100), MatchInterval = 100 };
        using var steps = stylizer.Steps(Content, Style, options).GetEnumerator();
        for (var i = 0; i < 30; i++) steps.MoveNext();
        Assert.InRange(Allocation.Of(() => { for (var i = 0; i < 10; i++) steps.MoveNext(); }) / 10, 0, 4096);
    }

    [Fact]
    public void Steps_BadOption_IsRefusedBeforeTheFirstStep() =>
        Assert.Throws<PasticheException>(() => new Stylizer().Steps(Content, Style, Short with { ContentWeight = -1 }));

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void Stylizer_ThreadsOutOfRange_IsRefused(int threads) => Assert.Throws<PasticheException>(() => new Stylizer(threads: threads));
}
