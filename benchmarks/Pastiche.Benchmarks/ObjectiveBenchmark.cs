using BenchmarkDotNet.Attributes;
using Pastiche.Cpu;

namespace Pastiche.Benchmarks;

/// <summary>What an iteration costs: the graph alone, a whole evaluation of the objective, and a step of L-BFGS.</summary>
public class ObjectiveBenchmark : IDisposable
{
    private Stylizer _stylizer = null!;
    private IEnumerator<StylizeStep> _steps = null!;
    private ObjectiveProbe _probe = null!;

    /// <summary>Pixels of both sides.</summary>
    [Params(256, 512)]
    public int Side { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _stylizer = new Stylizer();
        _probe = new ObjectiveProbe(Backbone.ResNet18, Side, new CpuExecutor());
        var options = StylizeOptions.Default with { Scales = ScaleSchedule.Of(Side).WithIterations(100_000) };
        _steps = _stylizer.Steps(ObjectiveProbe.Image(Side, 1), ObjectiveProbe.Image(Side, 2), options).GetEnumerator();
        // The history of L-BFGS is full after 20 steps: the steady state.
        for (var i = 0; i < 25; i++) _steps.MoveNext();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _steps.Dispose();
        _stylizer.Dispose();
        _probe.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Features, losses and gradient, and the total variation: what the prototype's "eval" times.</summary>
    [Benchmark]
    public double Call() => _probe.Call();

    /// <summary>One iteration of a run: pyramid, call, priors, L-BFGS.</summary>
    [Benchmark]
    public double Iteration()
    {
        _steps.MoveNext();
        return _steps.Current.Total;
    }
}
