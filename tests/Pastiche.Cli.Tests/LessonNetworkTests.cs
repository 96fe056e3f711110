using Pastiche.Testing;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>The lesson's commands with a file of weights of VGG-19, whose layers they name as the paper does.</summary>
[Trait("Category", "Slow")]
public sealed class LessonNetworkTests : IDisposable
{
    private const string Tiny = "--backbone vgg19.npz --size 48 --iterations 1";

    private readonly Workshop _workshop = new();

    public LessonNetworkTests() =>
        File.Copy(Path.Combine(Repository.Root, "tests/Pastiche.Tests/Weights/Fixtures/vgg19.npz"), _workshop.File("vgg19.npz"));

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Inspect_Vgg19_ShowsItsTableAndStyleLayers()
    {
        var result = _workshop.Run($"inspect content.png -o out {Tiny}").Succeeded();

        string[] layers = [.. result.Lines.Where(line => line.StartsWith("conv",
            StringComparison.Ordinal)).Select(line => line.Split(' ')[0])];
        Assert.Equal(
            [
                "conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2", "conv3_3", "conv3_4",
                "conv4_1", "conv4_2", "conv4_3", "conv4_4", "conv5_1", "conv5_2", "conv5_3", "conv5_4",
            ],
            layers);
        Assert.All(new[] { "maps-conv1_1.png", "gram-conv5_1.png", "shuffle-conv4_2.png" },
            name => Assert.True(File.Exists(_workshop.File($"out/{name}")), name));
    }

    [Fact]
    public void Reconstruct_Vgg19_NamesPicturesByItsLayers()
    {
        _workshop.Run($"reconstruct content.png --layers conv1_1,conv5_4 -o out --quiet {Tiny}").Succeeded();
        Assert.True(File.Exists(_workshop.File("out/content-1-conv1_1.png")) && File.Exists(_workshop.File("out/content-2-conv5_4.png")));
    }

    [Fact]
    public void Sweep_Vgg19_HasARowForEachOfItsFiveStyleLayers()
    {
        var result = _workshop.Run($"sweep content.png style.png -o grid.png --ratios 1e-2 {Tiny}").Succeeded();
        Assert.Contains(result.Lines, line => line.StartsWith("[5/5] α/β 10⁻², style from conv1_1 … conv5_1", StringComparison.Ordinal));
    }

    [Fact]
    public void Atlas_Vgg19_IsCalledByItsNameAndNotSaidToBeTrainedOnWhatNobodyKnows()
    {
        _workshop.Run($"atlas content.png style.png -o out --quick --quiet {Tiny}").Succeeded();
        var page = File.ReadAllText(_workshop.File("out/index.html"));
        Assert.Contains("The instrument is <b>VGG-19</b>, a convolutional network.", page, StringComparison.Ordinal);
        Assert.Contains("<code>conv5_4</code>", page, StringComparison.Ordinal);
        Assert.Contains(" --backbone vgg19.npz</pre>", page, StringComparison.Ordinal);
    }
}
