using System.Diagnostics;
using System.Runtime.InteropServices;
using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Tests.Imaging;
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
        Assert.Empty(backbone.Blocked);
        var gradient = Gradient(backbone, File.ReadAllLines(folder.File("layers.txt")), Floats(folder, "content"), Floats(folder, "style"));
        var expected = Floats(folder, "gradient");
        var distance = Norm(gradient.Zip(expected, (a, b) => a - b)) / Norm(expected);
        var cosine = gradient.Zip(expected, (a, b) => (double)a * b).Sum() / (Norm(gradient) * Norm(expected));
        log.WriteLine($"{model}: relative L2 {distance:E1}, cosine {cosine:F7}, {backbone.Layers.Count} layers");
        Assert.InRange(distance, 0, 2e-2);
        Assert.InRange(cosine, 0.9998, 1.0000001);
    }

    private static float[] Gradient(Backbone backbone, string[] layers, float[] content, float[] style)
    {
        var objective = new Objective(backbone, [.. layers.Select(layer => new Term(TermKind.Style, backbone.Layer(layer).Name, new GramLoss()))]);
        var executor = new OnnxRuntimeExecutor(0);
        using var measurement = executor.Compile(objective.Measurement(Width, Height));
        style.CopyTo(measurement.Input(Objective.Image));
        measurement.Run();
        using var compiled = new CompiledObjective(objective, Width, Height, executor);
        compiled.Aim([.. objective.Terms.Select(term => Target.Of(term, measurement.Output(term.Target).ToArray(), 1, 1))]);
        content.CopyTo(compiled.Image);
        compiled.Run(TestContext.Current.CancellationToken);
        return compiled.ImageGradient.ToArray();
    }

    private static void Export(string model, TemporaryFolder folder)
    {
        if (!File.Exists(Python)) Assert.Skip($"{Python} is not there.");
        var script = Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "Backbones", "Torchvision", "export.py");
        using var process = Process.Start(new ProcessStartInfo(Python, [script, model, folder.File("")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == MissingPackage) Assert.Skip($"PyTorch is not there: {output.Trim()}.");
        Assert.True(process.ExitCode == 0, errors.Result);
    }

    private static float[] Floats(TemporaryFolder folder, string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(folder.File(name))).ToArray();

    private static double Norm(IEnumerable<float> values) => Math.Sqrt(values.Sum(value => (double)value * value));
}
