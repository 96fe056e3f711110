using Pastiche.Backbones;
using Pastiche.Graphs;
using Pastiche.Tiles;
using Xunit;

namespace Pastiche.Tests.Tiles;

public class ReceptiveReachTests
{
    /// <summary>Half of the receptive field, give or take the shift of a stride: it is 211 at stage 3.</summary>
    [Theory]
    [InlineData("stage3_1", 97)]
    [InlineData("stem", 5)]
    public void Of_ResNet18_IsWhatItsWindowsAddUpTo(string layer, int least)
    {
        var field = LayerAnalysis.Of(Backbone.ResNet18).Single(analysis => analysis.Layer.Name == layer).ReceptiveField!.Value;
        Assert.InRange(ReceptiveReach.Of(Backbone.ResNet18, [layer]), Math.Min(least, (field - 1) / 2), field - 1);
    }

    /// <summary>
    /// Changes a column of pixels just within and just beyond the reach of a position. Convolutions by transforms of blocks round pixels
    /// beyond it into the result.
    /// </summary>
    [Fact]
    public void Of_Layer_IsHowFarAPixelIsSeen()
    {
        const string Layer = "stage1_1";
        var (reach, side) = (ReceptiveReach.Of(Backbone.ResNet18, [Layer]), 160);
        using var extractor = new FeatureExtractor(engine: Engine.Cpu);
        var image = Samples.Photograph(side, side);
        var features = extractor.Extract(image, Layer)[0];
        var position = (features.Height / 2 * features.Width) + (features.Width / 2);
        var pixel = features.Width / 2 * (side / features.Width);
        Assert.True(Differs(pixel - reach, pixel) || Differs(pixel + reach, pixel));
        Assert.False(Differs(pixel - reach - 1, pixel) || Differs(pixel + reach + 1, pixel));

        bool Differs(int x, int y)
        {
            var changed = image.Clone();
            for (var channel = 0; channel < 3; channel++)
                for (var row = 0; row < side; row++) changed.Plane(channel)[(row * side) + x] += 5;
            var other = extractor.Extract(changed, Layer)[0];
            return Enumerable.Range(0, features.Maps).Any(map => Math.Abs(features.Map(map)[position] - other.Map(map)[position]) > 1e-3f);
        }
    }

    [Fact]
    public void Of_LayerThatDependsOnTheWholePicture_IsRefused()
    {
        var graph = new Graph("global");
        var image = graph.Input(Backbone.ImageInput, [1, 3, 64, 64]);
        graph.Output("squeezed", image * graph.ReduceMean(image, [2, 3], keepAxes: true));
        var backbone = new Backbone(
            "global", new string('0', 64), graph, [new Layer("squeezed", "squeezed", 3, 1)],
            new DefaultLayers([new LayerWeight("squeezed")], [new LayerWeight("squeezed")]));
        var problem = Assert.Throws<PasticheException>(() => ReceptiveReach.Of(backbone, ["squeezed"]));
        Assert.Contains("squeezed in tiles", problem.Message, StringComparison.Ordinal);
    }
}
