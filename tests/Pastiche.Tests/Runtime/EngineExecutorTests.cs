using Pastiche.Cpu;
using Pastiche.Graphs;
using Pastiche.Runtime;
using Xunit;

namespace Pastiche.Tests.Runtime;

public class EngineExecutorTests
{
    private static readonly string OnnxRuntime = $"ONNX Runtime {RuntimeInfo.OnnxRuntimeVersion}";

    [Fact]
    public void Compile_AutoOnTheCpu_TakesOurEngineAndLeavesOnnxRuntimeAlone()
    {
        var executor = new PartialEngine().Against(_ => throw new InvalidOperationException("ONNX Runtime was started."));

        var choice = Run(executor);

        Assert.Equal(Engine.Cpu, choice.Engine);
        Assert.Equal($"Pastiche.Cpu {RuntimeInfo.CpuEngineVersion} ({InstructionSets.Widest.Name()})", choice.Name);
        Assert.Contains("the device is cpu", choice.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Auto, Engine.Cpu)]
    [InlineData(Engine.Cpu, Engine.Cpu)]
    [InlineData(Engine.OnnxRuntime, Engine.OnnxRuntime)]
    public void Expected_OnTheCpu_IsWhatRuns(Engine engine, Engine expected)
    {
        var executor = new EngineExecutor(engine, 1, Device.Cpu);
        Assert.Equal(expected, executor.Expected);

        Assert.Equal(expected, Run(executor).Engine);
    }

    [Fact]
    public void Compile_AutoUncovered_TakesOnnxRuntimeAndSaysWhatIsLacking()
    {
        var executor = new PartialEngine(_ => false).Against(_ => new OnnxRuntimeExecutor(1));

        Assert.Equal(
            new EngineChoice(Engine.OnnxRuntime, OnnxRuntime, "Pastiche.Cpu lacks something that the network needs: double has an Exp"),
            Run(executor));
    }

    /// <summary>What an earlier run needed must not change a later one.</summary>
    [Fact]
    public void Compile_CoveredAfterUncovered_TakesOurEngineAgain()
    {
        var executor = new PartialEngine(graph => graph.Name == "double").Against(_ => new OnnxRuntimeExecutor(1));

        Assert.Equal(Engine.OnnxRuntime, Run(executor, "other").Engine);
        Assert.Equal(Engine.Cpu, Run(executor).Engine);
    }

    [Fact]
    public void Compile_AutoOnAnotherDevice_TakesOnnxRuntimeThereAndSaysSo()
    {
        var engine = new PartialEngine();
        Device? started = null;
        var executor =
            engine.Against(device => new OnnxRuntimeExecutor(1, (started = device) is null ? device : Device.Cpu), device: Device.Cuda(1));

        var choice = Run(executor);

        Assert.Empty(engine.Asked);
        Assert.Equal(Device.Cuda(1), started);
        Assert.Equal((Engine.OnnxRuntime, "the device is cuda:1"), (choice.Engine, choice.Reason));
    }

    [Fact]
    public void Compile_OnnxRuntimeAskedFor_DoesNotTryOurEngine()
    {
        var engine = new PartialEngine();
        var executor = engine.Against(_ => new OnnxRuntimeExecutor(1), Engine.OnnxRuntime);

        var choice = Run(executor);

        Assert.Empty(engine.Asked);
        Assert.Equal(new EngineChoice(Engine.OnnxRuntime, OnnxRuntime, "it was asked for"), choice);
    }

    [Fact]
    public void Compile_OurEngineAskedForAndUncovered_SaysWhatIsLackingAndTheWayOut()
    {
        var executor = new PartialEngine(_ => false).Against(_ => new OnnxRuntimeExecutor(1), Engine.Cpu);

        var refusal = Assert.Throws<PasticheException>(() => Run(executor));

        Assert.Contains("double has an Exp;", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--engine auto", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void Compile_OurEngineAskedForAndCovered_SaysThatItWasAskedFor()
    {
        var executor = new PartialEngine().Against(_ => new OnnxRuntimeExecutor(1), Engine.Cpu);

        var choice = Run(executor);

        Assert.Equal((Engine.Cpu, "it was asked for"), (choice.Engine, choice.Reason));
    }

    [Fact]
    public void Constructor_OurEngineOnAnotherDevice_IsRefused()
    {
        var refusal = Assert.Throws<PasticheException>(() => new EngineExecutor(Engine.Cpu, 0, Device.Cuda(1)));
        Assert.StartsWith(
            "the engine cpu runs on the device cpu only, and the device asked for is cuda:1; ", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Auto)]
    [InlineData(Engine.OnnxRuntime)]
    public void Constructor_DeviceThatIsNotThere_IsRefused(Engine engine) =>
        Assert.Throws<PasticheException>(() => new EngineExecutor(engine, 0, Device.Cuda()));

    /// <summary>Compiles 2·x, and says by what, once it gave 4 for 2.</summary>
    private static EngineChoice Run(EngineExecutor executor, string name = "double")
    {
        var graph = new Graph(name);
        var x = graph.Input("x", [1]);
        graph.Output("y", graph.Add(x, x));
        var (compiled, choice) = executor.Compile(graph);
        using (compiled)
        {
            compiled.Input("x").Fill(2);
            compiled.Run();
            Assert.Equal([4f], compiled.Output("y").ToArray());
        }

        return choice;
    }
}
