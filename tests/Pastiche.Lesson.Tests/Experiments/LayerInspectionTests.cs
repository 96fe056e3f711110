using Pastiche.Backbones;
using Pastiche.Lesson.Experiments;
using Xunit;

namespace Pastiche.Lesson.Tests.Experiments;

public sealed class LayerInspectionTests
{
    /// <summary>Four maps of two positions: silent, weak everywhere, strong at one place, in between.</summary>
    private static readonly InspectedLayer Layer = Of([0, 0], [1, 1], [0, 6], [3, 4]);

    [Fact]
    public void Strength_Map_IsTheRootOfItsMeanSquare() => Assert.Equal(Math.Sqrt((9 + 16) / 2.0), Layer.Strength(3), 1e-12);

    [Fact]
    public void Strongest_Maps_AreInOrder() => Assert.Equal([2, 3, 1, 0], Layer.Strongest);

    [Fact]
    public void LargestActivationAndSilentMaps_Layer_AreOfAllMaps() => Assert.Equal((6, 1), (Layer.LargestActivation, Layer.SilentMaps));

    [Fact]
    public void Run_Inspection_MeasuresThePaddedPictureInTheOrderAskedFor()
    {
        using var session = new NetworkSession(Backbone.ResNet18);
        var inspection = new LayerInspection(
            session, Images.Content(50, 40), [Backbone.ResNet18.FindLayer("stage1_1"), Backbone.ResNet18.FindLayer("stem")]);

        foreach (var _ in inspection.Run(TestContext.Current.CancellationToken)) Assert.True(inspection.Work > 0);

        Assert.Equal(
            [("stage1_1", 16, 12), ("stem", 32, 24)],
            inspection.Layers.Select(layer => (layer.Layer.Name, layer.Features.Width, layer.Features.Height)));
        Assert.Equal([27, 7], inspection.Layers.Select(layer => layer.ReceptiveField));
        Assert.Equal("128 maps in 2 layers", inspection.Outcome);
    }

    /// <summary>A layer of maps of two positions.</summary>
    internal static InspectedLayer Of(params float[][] maps)
    {
        var layer = new Layer("layer", "layer", maps.Length, 8);
        return new InspectedLayer(new LayerAnalysis(layer, 20, 0, 0), new Features(layer, 2, 1, [.. maps.SelectMany(map => map)]));
    }
}
