using Pastiche.Backbones;
using Pastiche.Cpu;
using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Testing;
using Pastiche.Tests.Backbones;
using Xunit;

namespace Pastiche.Tests.Runtime;

/// <summary>Our engine beside ONNX Runtime, on networks as they are used.</summary>
public class EngineAgreementTests(ITestOutputHelper log)
{
    [Theory]
    [InlineData(160, 128)]
    [InlineData(96, 224)]
    public void Gradient_ResNet18_IsOnnxRuntimes(int width, int height) => Compare(Backbone.ResNet18, width, height);

    /// <summary>So large that maps of the first block pass the caches by.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Gradient_Vgg19AtFullWidth_IsOnnxRuntimes() =>
        Compare(MiniVgg.Create(VggArchitecture.Vgg19, channels: MiniVgg.FullWidth), 272, 256);

    /// <summary>
    /// Optimisation amplifies rounding where a maximum or a ReLU takes another side: in pictures with flat parts ONNX Runtime is
    /// further from itself than this, if the first picture is another by a millionth.
    /// </summary>
    [Fact]
    public void Picture_AfterTenIterations_IsOnnxRuntimesToTheEye()
    {
        var (ours, theirs) = (Paint(Engine.Cpu, 128, 10).GetImage(), Paint(Engine.OnnxRuntime, 128, 10).GetImage());

        var difference = ImageComparer.Compare(ours.Pixels, theirs.Pixels, ours.Width, ours.Height);
        log.WriteLine($"{difference.Psnr:F1} dB");
        Assert.True(difference.Psnr > 40, $"{difference.Psnr:F1} dB");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Total_AfterHundredIterationsAt256_IsOnnxRuntimesToOneInHundred()
    {
        var (ours, theirs) = (Paint(Engine.Cpu, 256, 100), Paint(Engine.OnnxRuntime, 256, 100));

        log.WriteLine($"{ours.Total:G6} and {theirs.Total:G6}");
        Assert.InRange(ours.Total / theirs.Total, 0.99, 1.01);
    }

    private static StylizeStep Paint(Engine engine, int longSide, int iterations)
    {
        using var stylizer = new Stylizer(engine: engine);
        return stylizer.Steps(
            Image.Load(Samples.Content("chelsea.jpg")),
            Image.Load(Path.Combine(Samples.RepositoryRoot, "samples", "styles", "night_swirls.jpg")),
            new() { Scales = ScaleSchedule.Of(longSide).WithIterations(iterations) }).Last();
    }

    private void Compare(Backbone backbone, int width, int height)
    {
        var (ours, theirs) =
            (Gradient(backbone, new CpuExecutor(), width, height), Gradient(backbone, new OnnxRuntimeExecutor(0), width, height));

        var agreement = GradientAgreement.Of(ours, theirs);
        log.WriteLine($"{backbone.Name}: {agreement}");
        agreement.Require();
    }

    private static float[] Gradient(Backbone backbone, IExecutor executor, int width, int height)
    {
        var objective = new Objective(backbone, [.. Samples.Terms(backbone)]);
        using var measurement = executor.Compile(objective.Measurement(width, height));
        Samples.Photograph(width, height).Pixels.CopyTo(measurement.Input(Objective.Image));
        measurement.Run();
        var fused = objective.Fused(width, height);
        using var compiled = new FusedObjective(objective, fused, executor.Compile(fused));
        compiled.SetTargets([.. objective.Terms.Select(term => Target.Of(term, measurement.Output(term.Target).ToArray(), 1, 1))]);
        Randoms.Image(width, height).Pixels.CopyTo(compiled.Image);
        var gradient = new float[compiled.Image.Length];
        compiled.Run(gradient, TestContext.Current.CancellationToken);
        return gradient;
    }
}
