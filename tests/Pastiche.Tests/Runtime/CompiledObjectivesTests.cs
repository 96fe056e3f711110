using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Tests.Backbones;
using Pastiche.Tiles;
using Xunit;

namespace Pastiche.Tests.Runtime;

public sealed class CompiledObjectivesTests
{
    private static readonly Objective Objective = new(TinyBackbones.Smooth, [.. Samples.Terms(TinyBackbones.Smooth)]);

    private readonly CountingExecutor _executor = new();

    [Fact]
    public void Get_SizesWithinTheBudget_AreCompiledOnce()
    {
        using var compiled = Create(budget: 100);
        var first = Get(compiled, 32, bytes: 40);
        Get(compiled, 64, bytes: 60);

        Assert.Same(first, Get(compiled, 32, bytes: 40));
        Assert.Equal((2, 0), (_executor.Compiled, _executor.Disposed));
    }

    [Fact]
    public void Get_OneTooMany_DropsTheOneUsedLeastRecently()
    {
        using var compiled = Create(budget: 100);
        Get(compiled, 32, bytes: 50);
        Get(compiled, 64, bytes: 50);
        Get(compiled, 32, bytes: 50);

        Get(compiled, 96, bytes: 50);
        Get(compiled, 32, bytes: 50);
        Assert.Equal((3, 1, 2), (_executor.Compiled, _executor.Disposed, compiled.Count));
        Get(compiled, 64, bytes: 50);
        Assert.Equal((4, 2, 2), (_executor.Compiled, _executor.Disposed, compiled.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Get_LargerThanTheBudget_IsKeptAlone(long budget)
    {
        using var compiled = Create(budget);
        Get(compiled, 32, bytes: 20);
        var large = Get(compiled, 64, bytes: 200);

        Assert.Equal((1, 1), (compiled.Count, _executor.Disposed));
        Assert.Same(large, Get(compiled, 64, bytes: 200));
        large.Run(new float[3 * 64 * 64], TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Get_MakesRoomBeforeItCompiles()
    {
        using var compiled = Create(budget: 0);
        Get(compiled, 32, bytes: 1);
        Get(compiled, 64, bytes: 1);

        Assert.Equal(1, _executor.MostAtOnce);
    }

    [Fact]
    public void Get_AnotherObjectiveOfTheSameSize_IsAnotherOne()
    {
        using var compiled = Create(budget: 100);
        var first = Get(compiled, 32, bytes: 1);

        var other = compiled.Get(Objective with { Terms = [Objective.Terms[0]] }, 32, 32, PassGrids.Whole(32, 32), () => 1).Compiled;

        Assert.NotSame(first, other);
        Assert.Equal(2, compiled.Count);
    }

    [Fact]
    public void Dispose_ReleasesAllOfThem()
    {
        var compiled = Create(budget: 100);
        Get(compiled, 32, bytes: 1);
        Get(compiled, 64, bytes: 1);

        compiled.Dispose();

        Assert.Equal((2, 0), (_executor.Disposed, compiled.Count));
    }

    [Theory]
    [InlineData(0, 6)]
    [InlineData(1L << 30, 2)]
    public void Stylizer_RunsOfTheSameSizes_CompileAgainOnlyWhatIsNotKept(long keptBytes, int expected)
    {
        var options = new StylizeOptions { Scales = ScaleSchedule.Of(32, 48).WithIterations(1) };
        using var stylizer = new Stylizer(TinyBackbones.Smooth, _executor.AsEngine(), keptBytes);

        float[][] images =
        [
            .. Enumerable.Range(0, 3).Select(_ => stylizer.Run(
                Samples.Photograph(48, 48), Randoms.Image(50, 70), options, TestContext.Current.CancellationToken).Image.Pixels.ToArray()),
        ];

        Assert.Equal(expected, _executor.Names.Count(name => name.Contains("objective", StringComparison.Ordinal)));
        Assert.All(images, image => Assert.Equal(images[0], image));
    }

    [Fact]
    public void Stylizer_LessThanNothingToKeep_IsRefused() =>
        Assert.Throws<PasticheException>(() => new Stylizer(TinyBackbones.Smooth, keptBytes: -1));

    private static CompiledObjective Get(CompiledObjectives compiled, int side, long bytes) =>
        compiled.Get(Objective, side, side, PassGrids.Whole(side, side), () => bytes).Compiled;

    private CompiledObjectives Create(long budget) => new(_executor.AsEngine(), budget);

    /// <summary>Counts what is compiled and released.</summary>
    private sealed class CountingExecutor : IExecutor
    {
        private readonly OnnxRuntimeExecutor _inner = new(1);

        public List<string> Names { get; } = [];

        public int Compiled => Names.Count;

        public int Disposed { get; private set; }

        public int MostAtOnce { get; private set; }

        public EngineExecutor AsEngine() => new(Engine.Auto, Device.Cpu, () => this, _ => _inner);

        public ICompiledGraph Compile(Graph graph)
        {
            Names.Add(graph.Name);
            MostAtOnce = Math.Max(MostAtOnce, Compiled - Disposed);
            return new Counted(_inner.Compile(graph), () => Disposed++);
        }
    }

    private sealed class Counted(ICompiledGraph inner, Action disposed) : ICompiledGraph
    {
        public Span<float> Input(string name) => inner.Input(name);

        public ReadOnlySpan<float> Output(string name) => inner.Output(name);

        public void Run(CancellationToken cancellationToken = default) => inner.Run(cancellationToken);

        public void Dispose()
        {
            disposed();
            inner.Dispose();
        }
    }
}
