using Pastiche.Optimization;
using Pastiche.Testing;
using Pastiche.Tests.Backbones;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Checkpoints;

/// <summary>Runs that go on from a file. Scales of 32 and 48 pixels with 6 iterations each.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly Image Content = Samples.Photograph(60, 40);
    private static readonly Image Style = Randoms.Image(50, 70);

    private readonly TemporaryFolder _folder = new();

    private static StylizeOptions Short { get; } = new() { Scales = ScaleSchedule.Of(32, 48).WithIterations(6) };

    private static StylizeOptions Matching { get; } = Short with
    {
        StyleLosses = [new StyleLossWeight(StyleLossKind.Gram), new StyleLossWeight(StyleLossKind.Neighbors, 0.3f)],
        MatchInterval = 4,
        MatchPositions = 100,
    };

    /// <summary>
    /// The first iteration, one in between, the end of a scale; with matches: before neighbors are found anew, just when they will be, and
    /// after it, also at the second scale.
    /// </summary>
    public static MatrixTheoryData<OptimizerKind, bool, int> Places { get; } =
        new([OptimizerKind.Lbfgs, OptimizerKind.Adam], [false, true], [1, 3, 4, 5, 6, 7, 11]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Places))]
    public void Resume_AnyPlace_GoesOnToTheSameBitsAndTheSameRecipe(OptimizerKind optimizer, bool matches, int saved)
    {
        var options = (matches ? Matching : Short) with { Optimizer = optimizer };
        using var stylizer = new Stylizer(TinyBackbones.Smooth);
        var whole = stylizer.Run(Content, Style, options);
        Step(stylizer, options, saved).SaveCheckpoint(_folder.File("state"));

        using var other = new Stylizer(TinyBackbones.Smooth);
        var steps = other.Resume(Content, Style, Checkpoint.Load(_folder.File("state")));
        var resumed = steps.Last().Result();

        Assert.Equal(whole.Image.Pixels.ToArray(), resumed.Image.Pixels.ToArray());
        Assert.Equal(whole.Recipe.ToJson(), resumed.Recipe.ToJson());
        // The file is read anew for each run.
        Assert.Equal(12 - saved, steps.Count());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void LoadState_AnyPlace_GivesTheStateThatWasCaptured(OptimizerKind optimizer, bool matches, int saved)
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth);
        var options = (matches ? Matching : Short) with { Optimizer = optimizer };
        // In half precision too.
        if (matches) options = options with { CurvaturePrecision = CurvaturePrecision.Half };
        var step = Step(stylizer, options, saved);
        var (state, stream) = (step.Capture(), new MemoryStream());
        state.Save(stream);
        step.SaveCheckpoint(_folder.File("state"));

        foreach (var loaded in new[] { RunState.Load(new SlowStream(stream.ToArray(), 1 << 16)), RunState.Load(_folder.File("state")) })
        {
            Assert.Equal((state.Scale, state.Iteration), (loaded.Scale, loaded.Iteration));
            if (matches) Assert.NotEmpty(state.Matches);
            Assert.Equal(Written(state), Written(loaded));
        }
    }

    [Fact]
    public void Load_Checkpoint_HasThePositionAndTheRecipe()
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth);
        var step = Step(stylizer, Short, 8);
        step.SaveCheckpoint(_folder.File("state"));

        var checkpoint = Checkpoint.Load(_folder.File("state"));

        Assert.Equal((1, 2), (checkpoint.Scale, checkpoint.Iteration));
        Assert.Equal((step.Result().Recipe with { Stopped = null }).ToJson(), checkpoint.Recipe.ToJson());
        Assert.Equal(["state"], _folder.Names);
    }

    /// <summary>The step that is canceled has begun to find neighbors anew, or has just begun.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void SaveCheckpoint_NextStepIsCanceled_GoesOnToTheSameBits(int iteration)
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth);
        using var source = new CancellationTokenSource();
        StylizeStep? last = null;
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var step in stylizer.Steps(Content, Style, Matching, null, source.Token))
            {
                last = step;
                if (step.Scale == 1 && step.Iteration == iteration) source.Cancel();
            }
        });
        last!.SaveCheckpoint(_folder.File("state"));

        var resumed = stylizer.Resume(Content, Style, Checkpoint.Load(_folder.File("state"))).Last();

        Assert.Equal(stylizer.Run(Content, Style, Matching).Image.Pixels.ToArray(), resumed.GetImage().Pixels.ToArray());
    }

    [Theory]
    [InlineData(OptimizerKind.Lbfgs)]
    [InlineData(OptimizerKind.Adam)]
    public void SaveCheckpoint_ManyVectors_CopiesNone(OptimizerKind optimizer)
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth);
        var options = Short with { Optimizer = optimizer, Scales = ScaleSchedule.Of(256).WithIterations(6) };
        var step = Step(stylizer, options, 4);
        step.SaveCheckpoint(Stream.Null);

        Assert.InRange(Allocation.Of(() => step.SaveCheckpoint(Stream.Null)), 0, 100_000);
    }

    [Fact]
    public void Load_Folder_SaysThatItIsOne() => Assert.EndsWith(
        ": cannot be read: it is a folder.",
        Assert.Throws<PasticheException>(() => Checkpoint.Load(_folder.File(""))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void SaveCheckpoint_AtTheEnd_IsRefused()
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth);
        var last = stylizer.Steps(Content, Style, Short).Last();

        Assert.Throws<InvalidOperationException>(() => last.SaveCheckpoint(_folder.File("state")));
        Assert.Empty(_folder.Names);
    }

    /// <summary>It would find neighbors anew, and go on with a scale that had ended.</summary>
    [Fact]
    public void Capture_ScaleThatStalled_IsDoneWithIt()
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth);
        var stalled = Step(stylizer, Short, 4) with { Outcome = StepOutcome.Stalled };

        Assert.Equal(6, stalled.Capture().Iteration);
        Assert.Equal(4, (stalled with { IsLast = true }).Capture().Iteration);
    }

    [Fact]
    public void Resume_AnotherRun_SaysWhatDiffers()
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth);
        Step(stylizer, Short, 2).SaveCheckpoint(_folder.File("state"));
        var checkpoint = Checkpoint.Load(_folder.File("state"));

        var error = Assert.Throws<PasticheException>(
            () => stylizer.Resume(Content, Style, checkpoint, Short with { ContentWeight = 0.5f }));

        Assert.Equal(
            FormattableString.Invariant($"{_folder.File("state")}: the checkpoint is of another run: options.contentWeight is 0.5, ")
                + FormattableString.Invariant($"the recipe has {Short.ContentWeight}; give the same pictures and options."),
            error.Message);
        Assert.Throws<PasticheException>(() => stylizer.Resume(Samples.Photograph(61, 40), Style, checkpoint));
    }

    [Fact]
    public void Resume_FileReplacedSinceItWasOpened_IsRefused()
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth);
        Step(stylizer, Short, 2).SaveCheckpoint(_folder.File("state"));
        var checkpoint = Checkpoint.Load(_folder.File("state"));
        Step(stylizer, Short, 3).SaveCheckpoint(_folder.File("state"));

        var error = Assert.Throws<PasticheException>(() => stylizer.Resume(Content, Style, checkpoint).First());

        Assert.EndsWith("the checkpoint was replaced after it had been opened; open it again.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_StateWithoutRecipe_SaysHowToLoadIt()
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth);
        Step(stylizer, Short, 2).Capture().Save(_folder.File("state"));

        Assert.Contains("RunState.Load", Assert.Throws<PasticheException>(() => Checkpoint.Load(_folder.File("state"))).Message,
            StringComparison.Ordinal);
        Assert.Equal(2, RunState.Load(_folder.File("state")).Iteration);
    }

    [Fact]
    public void Load_DamagedOrCutAnywhere_IsRefused()
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth);
        Step(stylizer, Matching, 5).SaveCheckpoint(_folder.File("state"));
        var file = File.ReadAllBytes(_folder.File("state"));
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var place = i < 100 ? i * 40 : random.Next(file.Length);
            var flipped = (byte[])file.Clone();
            flipped[place] ^= (byte)(1 << random.Next(8));
            foreach (var content in new[] { file[..place], flipped, [.. file, 0] })
            {
                var path = _folder.Write("other", content);
                Assert.StartsWith(path, Assert.Throws<PasticheException>(() => Checkpoint.Load(path)).Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Load_AnotherVersion_SaysWhich()
    {
        var path = _folder.File("state");
        using (var stream = File.Create(path))
        {
            new Pastiche.Checkpoints.SectionWriter(
                stream, """{"version":"9.8.7","scale":0,"iteration":1,"optimizer":"Adam","recipe":null,"job":null}"""u8).Finish();
        }

        Assert.StartsWith(
            $"{path}: Pastiche 9.8.7 wrote the checkpoint, this is {RuntimeInfo.Version}",
            Assert.Throws<PasticheException>(() => Checkpoint.Load(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"version":"1","scale":"a","iteration":1,"optimizer":"Adam"}""")]
    [InlineData("""{"version":"1","scale":1,"iteration":1,"optimizer":"Newton"}""")]
    [InlineData("""{"version":"1","scale":1,"iteration":1,"optimizer":"7"}""")]
    [InlineData("""{"version":"1","iteration":1,"optimizer":"Adam"}""")]
    public void Load_HeadThatIsNone_IsRefused(string head)
    {
        var path = _folder.File("state");
        using (var stream = File.Create(path))
            new Pastiche.Checkpoints.SectionWriter(stream, System.Text.Encoding.UTF8.GetBytes(head)).Finish();

        Assert.Contains("cannot be understood", Assert.Throws<PasticheException>(() => Checkpoint.Load(path)).Message,
            StringComparison.Ordinal);
        Assert.Throws<PasticheException>(() => RunState.Load(path));
    }

    [Fact]
    public void Load_NoFileOrAFolder_IsRefused()
    {
        Assert.EndsWith("no such file.", Assert.Throws<PasticheException>(() => Checkpoint.Load(_folder.File("none"))).Message,
            StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Throws<PasticheException>(() => Checkpoint.Load(Path.GetTempPath())).Message,
            StringComparison.Ordinal);
    }

    private static StylizeStep Step(Stylizer stylizer, StylizeOptions options, int number) =>
        stylizer.Steps(Content, Style, options).Take(number).Last();

    private static byte[] Written(RunState state)
    {
        var stream = new MemoryStream();
        state.Save(stream);
        return stream.ToArray();
    }
}
