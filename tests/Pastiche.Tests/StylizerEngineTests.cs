using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Tests.Backbones;
using Pastiche.Tests.Runtime;
using Xunit;

namespace Pastiche.Tests;

/// <summary>Which engine runs, and that steps and recipes tell the truth about it.</summary>
public class StylizerEngineTests
{
    private static readonly StylizeOptions Short = new() { Scales = ScaleSchedule.Of(32, 48).WithIterations(1) };

    private static readonly string OnnxRuntime = $"ONNX Runtime {RuntimeInfo.OnnxRuntimeVersion}";

    [Fact]
    public void Steps_OnnxRuntimeAskedFor_RunThereAndSaySo()
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth, engine: Engine.OnnxRuntime);

        Assert.All(
            Run(stylizer),
            step => Assert.Equal((new EngineChoice(Engine.OnnxRuntime, OnnxRuntime, "it was asked for"), OnnxRuntime), step));
    }

    [Fact]
    public void Steps_OurEngineAskedFor_RunThere()
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth, engine: Engine.Cpu);

        Assert.All(Run(stylizer), step => Assert.Equal((Engine.Cpu, CpuEngine.Description), (step.Choice.Engine, step.Recipe)));
    }

    [Fact]
    public void Steps_AutoOnTheCpu_RunOnOurEngine()
    {
        using var stylizer = new Stylizer(Backbone.ResNet18);

        Assert.All(Run(stylizer), step => Assert.Equal(Engine.Cpu, step.Choice.Engine));
    }

    [Fact]
    public void Steps_Auto_StateTheSameEngineAsTheRecipe()
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth);

        Assert.All(Run(stylizer), step => Assert.Equal(step.Choice.Name, step.Recipe));
    }

    [Fact]
    public void Steps_OurEngine_IsStatedByTheRecipe()
    {
        using var stylizer = new Stylizer(
            TinyBackbones.Smooth, new PartialEngine().Against(_ => throw new InvalidOperationException("ONNX Runtime was started.")));

        Assert.All(Run(stylizer), step => Assert.Equal((Engine.Cpu, CpuEngine.Description), (step.Choice.Engine, step.Recipe)));
    }

    [Fact]
    public void Steps_EachEngineRanAPart_RecipeStatesBoth()
    {
        var measuring = new Objective(TinyBackbones.Smooth, [.. Samples.Terms(TinyBackbones.Smooth)]).Measurement(64, 64).Name;
        using var stylizer = new Stylizer(
            TinyBackbones.Smooth, new PartialEngine(graph => graph.Name == measuring).Against(_ => new OnnxRuntimeExecutor(1)));

        Assert.All(
            Run(stylizer),
            step => Assert.Equal((OnnxRuntime, $"{CpuEngine.Description} and {OnnxRuntime}"), (step.Choice.Name, step.Recipe)));
    }

    [Fact]
    public void Steps_AnotherRunOfTheSameSize_StatesTheEngineOfWhatWasKept()
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth, new PartialEngine().Against(_ => new OnnxRuntimeExecutor(1)));

        Assert.Equal(Run(stylizer), Run(stylizer));
    }

    [Fact]
    public void Stylizer_OurEngineOnAnotherDevice_IsRefusedAtOnce() =>
        Assert.Throws<PasticheException>(() => new Stylizer(device: Device.CoreMl, engine: Engine.Cpu));

    [Fact]
    public void Stylizer_NoSuchEngine_IsRefused() => Assert.Throws<PasticheException>(() => new Stylizer(engine: (Engine)9));

    private static (EngineChoice Choice, string Recipe)[] Run(Stylizer stylizer) =>
    [
        .. stylizer.Steps(
            Samples.Photograph(60, 40), Randoms.Image(50, 70), Short).Select(step => (step.Engine, step.Result().Recipe.Engine)),
    ];
}
