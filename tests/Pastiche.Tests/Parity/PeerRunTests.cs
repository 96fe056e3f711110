using System.Text.Json;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Parity;

/// <summary>Side by side with PyTorch where it is installed.</summary>
[Trait("Category", "Slow")]
public sealed class PeerRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(PoolingKind.Max, "chelsea", "night_swirls", 1e-3f)]
    [InlineData(PoolingKind.Average, "chelsea", "night_swirls", 1e-3f)]
    [InlineData(PoolingKind.Max, "astronaut", "mosaic", 1e-2f)]
    [InlineData(PoolingKind.Average, "coffee", "ink_hatching", 1e-4f)]
    public void Lbfgs_AfterAHundredIterations_IsAtOrBelowPyTorch(PoolingKind pooling, string content, string style, float ratio)
    {
        var weights = Path.Combine(Peer.Folder, "Fixtures", "vgg19-mini.npz");
        var dump = _folder.File("dump.npz");
        var lines = Peer.Run(
            "gatys_torch.py", "--weights", weights, "--content", Samples.Content($"{content}.jpg"), "--style", StyleFile(style), "--size",
            "128",
            "--iterations", "100", "--preprocess", "caffe", "--pooling", pooling == PoolingKind.Max ? "max" : "avg", "--beta", "1",
            "--alpha", FormattableString.Invariant($"{ratio}"), "--dump", dump);
        // Its steps have a fixed length, which at times is too long: what counts is the best that it reached.
        var theirs = lines.Where(line => line.Contains("\"total\"", StringComparison.Ordinal))
            .Min(line => JsonDocument.Parse(line).RootElement.GetProperty("total").GetDouble());

        var images = new PeerDump(dump);
        using var stylizer =
            new Stylizer(Backbone.Open(weights, new BackboneOptions { Pooling = pooling, Preprocessing = PreprocessingKind.Caffe }));
        var side = Math.Max(images.Content.Width, images.Content.Height);
        var options = StylizeOptions.Gatys with { ContentWeight = ratio, Scales = ScaleSchedule.Of(side).WithIterations(100) };
        var ours = stylizer.Steps(images.Content, images.Style, options).Last().Total;

        TestContext.Current.SendDiagnosticMessage(
            $"{pooling} {content} {style} {ratio}: ours {ours:G6}, PyTorch's {theirs:G6}, ratio {ours / theirs:F4}");
        Assert.InRange(ours, 0, theirs);
    }

    [Fact]
    public void Gradient_OfTheFullWidth_AgreesWithPyTorch()
    {
        var (weights, dump) = (_folder.File("vgg19.npz"), _folder.File("dump.npz"));
        Peer.Run("random_weights.py", weights);
        Peer.Run(
            "gatys_torch.py", "--weights", weights, "--content", Samples.Content("chelsea.jpg"), "--style", StyleFile("mosaic"),
            "--start", Samples.Content("coffee.jpg"), "--size", "128", "--iterations", "1", "--preprocess", "torch", "--dump", dump);

        var images = new PeerDump(dump);
        var evaluated = Evaluated.Of(Backbone.Open(weights), images, alpha: 1, beta: 1000);
        var (actual, expected) = (evaluated.Gradient, images.Gradient);
        var distance = Losses.Reference.RelativeDistance(actual, expected);
        var cosine = actual.Zip(expected, (a, b) => a * b).Sum() / Math.Sqrt(actual.Sum(a => a * a) * expected.Sum(b => b * b));

        TestContext.Current.SendDiagnosticMessage($"full width: relative L2 {distance:E2}, cosine {cosine:F8}");
        Assert.InRange(distance, 0, 2e-2);
        Assert.InRange(cosine, 0.9998, 1.0000001);
    }

    private static string StyleFile(string name) => Path.Combine(Samples.RepositoryRoot, "samples", "styles", $"{name}.jpg");
}
