using Pastiche.Graphs;
using Pastiche.Graphs.Passes;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Cpu.Tests;

/// <summary>Results are bit-identical for every run, beside another engine, and for any number of threads.</summary>
public class RepetitionTests
{
    private const int Runs = 50;

    private static readonly Graph Objective = Networks.Objective(FoldBatchNorm.Apply(TinyBackbone.ResNet(64, 72)));

    [Fact]
    public void Run_FiftyTimes_SameBits()
    {
        using var compiled = Compile(threads: 2);
        var first = Run(compiled);
        for (var i = 1; i < Runs; i++) Assert.Equal(first, Run(compiled));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Run_MoreThreads_SameBitsAsOne(int threads)
    {
        using CpuGraph one = Compile(threads: 1), several = Compile(threads);
        Assert.Equal(Run(one), Run(several));
    }

    [Fact]
    public async Task Run_TwoEnginesAtOnce_SameBitsAsAlone()
    {
        using CpuGraph alone = Compile(2), left = Compile(2), right = Compile(2);
        var expected = Run(alone);
        var token = TestContext.Current.CancellationToken;
        var results = await Task.WhenAll(
            Task.Run(() => Enumerable.Range(0, Runs).Select(_ => Run(left)).ToArray(), token),
            Task.Run(() => Enumerable.Range(0, Runs).Select(_ => Run(right)).ToArray(), token));
        Assert.All(results.SelectMany(outputs => outputs), outputs => Assert.Equal(expected, outputs));
    }

    [Fact]
    public void Run_SteadyState_AllocatesNothing()
    {
        using var compiled = Compile(threads: 1);
        for (var i = 0; i < 3; i++) compiled.Run(CancellationToken.None);
        Assert.Equal(0, Allocation.Of(() => { for (var i = 0; i < 10; i++) compiled.Run(CancellationToken.None); }));
    }

    private static CpuGraph Compile(int threads)
    {
        var compiled = (CpuGraph)new CpuExecutor(threads).Compile(Objective);
        foreach (var (name, elements) in Networks.Point(Objective))
        {
            var input = compiled.Input(name);
            for (var i = 0; i < elements.Length; i++) input[i] = (float)elements[i];
        }

        return compiled;
    }

    private static uint[] Run(CpuGraph compiled)
    {
        compiled.Run();
        return [.. Objective.Outputs.Keys.SelectMany(name => compiled.Output(name).ToArray()).Select(BitConverter.SingleToUInt32Bits)];
    }
}
