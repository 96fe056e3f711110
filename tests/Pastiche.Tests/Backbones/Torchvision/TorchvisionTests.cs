using System.Diagnostics;
using System.Runtime.InteropServices;
using Pastiche.Cpu;
using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Tests.Imaging;
using Pastiche.Tests.Runtime;
using Xunit;

namespace Pastiche.Tests.Backbones.Torchvision;

/// <summary>
/// Networks as people export them, against PyTorch's autograd: export.py beside this file writes the model and the gradient. It needs
/// Debian's packages python3-torch, python3-torchvision, python3-onnx and libopenblas0-pthread.
/// </summary>
[Trait("Category", "Slow")]
public class TorchvisionTests(ITestOutputHelper log)
{
    private const string Python = "/usr/bin/python3";
    private const int MissingPackage = 77;
    private const int Height = 96;
    private const int Width = 128;

    [Theory]
    [InlineData("resnet18")]
    [InlineData("resnet50")]
    [InlineData("vgg11")]
    [InlineData("vgg16_bn")]
    [InlineData("vgg19")]
    [InlineData("squeezenet1_1")]
    [InlineData("alexnet")]
    [InlineData("mobilenet_v2")]
    [InlineData("densenet121")]
    [InlineData("googlenet")]
    [InlineData("efficientnet_b0")]
    public void GradientOfGramLoss_AgreesWithAutograd(string model)
    {
        using var folder = new TemporaryFolder();
        Export(model, folder);
        var backbone = OnnxFile.Open(folder.File("model.onnx"), BackboneOptions.Default);
        Assert.Empty(backbone.Unsupported);
        // Winograd rounds more often, and in fifty layers with random weights a few more of the values that are nearly 0 take the other
        // side.
        foreach (var (engine, executor, distance, cosine) in new (string, IExecutor, double, double)[]
        {
            ("ONNX Runtime", new OnnxRuntimeExecutor(0), 2e-2, 0.9998),
            ("Pastiche.Cpu", new CpuExecutor(), 5e-2, 0.999),
        })
        {
            var gradient = Gradient(
                backbone, executor, File.ReadAllLines(folder.File("layers.txt")), Floats(folder, "content"), Floats(folder, "style"));
            var agreement = GradientAgreement.Of(gradient, Floats(folder, "gradient"));
            log.WriteLine($"{model} by {engine}: {agreement}, {backbone.Layers.Count} layers");
            agreement.Require(distance, cosine);
        }
    }

    private static float[] Gradient(Backbone backbone, IExecutor executor, string[] layers, float[] content, float[] style)
    {
        var objective =
            new Objective(backbone, [.. layers.Select(layer => new Term(TermKind.Style, backbone.FindLayer(layer).Name, new GramLoss()))]);
        using var measurement = executor.Compile(objective.Measurement(Width, Height));
        style.CopyTo(measurement.Input(Objective.Image));
        measurement.Run();
        var fused = objective.Fused(Width, Height);
        using var compiled = new FusedObjective(objective, fused, executor.Compile(fused));
        compiled.SetTargets([.. objective.Terms.Select(term => Target.Of(term, measurement.Output(term.Target).ToArray(), 1, 1))]);
        content.CopyTo(compiled.Image);
        var gradient = new float[content.Length];
        compiled.Run(gradient, TestContext.Current.CancellationToken);
        return gradient;
    }

    private static void Export(string model, TemporaryFolder folder)
    {
        if (!File.Exists(Python)) Assert.Skip($"{Python} is not there.");
        var script = Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "Backbones", "Torchvision", "export.py");
        using var process = Process.Start(new ProcessStartInfo(Python, [script, model, folder.File("")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == MissingPackage) Assert.Skip($"PyTorch is not there: {output.Trim()}.");
        Assert.True(process.ExitCode == 0, errors.Result);
    }

    private static float[] Floats(TemporaryFolder folder, string name) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(folder.File(name))).ToArray();
}
