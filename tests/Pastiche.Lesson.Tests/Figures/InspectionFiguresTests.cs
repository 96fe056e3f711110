using Pastiche.Lesson.Experiments;
using Pastiche.Lesson.Figures;
using Pastiche.Lesson.Plotting;
using Pastiche.Lesson.Tests.Experiments;
using Xunit;

namespace Pastiche.Lesson.Tests.Figures;

/// <summary>What figures of feature maps and Gram matrices show and say.</summary>
public sealed class InspectionFiguresTests
{
    private static readonly InspectedLayer Layer = LayerInspectionTests.Of([0, 0], [1, 1], [0, 4], [2, 3]);

    [Fact]
    public void FeatureMapGrid_FewMaps_AreAllThereInTheirOrder()
    {
        var grid = FeatureMapGrid.Of(Layer);

        Assert.Equal("layer: 4 feature maps, 2×1 positions each; one position sees 20×20 pixels", grid.Title);
        Assert.EndsWith("from 0 to the layer's largest, 4.00. 1 map is nowhere active.", grid.ColumnAxis, StringComparison.Ordinal);
        Assert.Equal([["0", "1"], ["2", "3"]], grid.Cells.Select(row => row.Select(cell => cell!.Caption!)));
    }

    [Fact]
    public void FeatureMapGrid_Map_IsOnTheScaleOfTheLayer()
    {
        var weak = FeatureMapGrid.Of(Layer).Cells[0][1]!.Image!;

        Assert.Equal(ColorMap.Of(Math.Sqrt(1 / 4.0)).Red, weak.Plane(0)[0]);
    }

    [Fact]
    public void FeatureMapGrid_VeryManyMaps_AreTheStrongest()
    {
        var grid = FeatureMapGrid.Of(LayerInspectionTests.Of([.. Enumerable.Range(0, 512).Select(map => new float[] { map, 0 })]));

        Assert.StartsWith("layer: the 256 strongest of 512 feature maps, ", grid.Title, StringComparison.Ordinal);
        Assert.Equal(256, grid.Cells.Sum(row => row.Count));
        Assert.Equal("511", grid.Cells[0][0]!.Caption);
    }

    [Fact]
    public void StrongestMaps_MapActiveAtOnePlace_IsRedThereAlone()
    {
        var cell = StrongestMaps.Of(Images.Content(16, 8), Layer).Cells[0][1]!;

        Assert.Equal("map 2: strength 2.83", cell.Caption);
        Assert.Equal(cell.Image!.Plane(0)[3], cell.Image.Plane(1)[3]);
        Assert.True(cell.Image.Plane(0)[12] > cell.Image.Plane(1)[12] + 0.5);
    }

    [Fact]
    public void GramScale_Values_AreByTheirLogarithm()
    {
        var scale = new GramScale(new GramMatrix(2, [100, 1, 1, 10]));

        Assert.Equal([1, 0.5, 0, 0, 0.5], new double[] { 100, 10, 1, 0, -10 }.Select(scale.Of), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(["1", "2", "5", "10", "20", "50", "100"], scale.Ticks.Select(mark => mark.Label).Where(label => label.Length > 0));
    }

    [Fact]
    public void GramScale_SilentLayer_IsBlack() => Assert.Equal(0, new GramScale(new GramMatrix(1, [0])).Of(0));

    [Fact]
    public void HeatMap_Matrix_HasItsColorsAndRoomForItsLabels()
    {
        var figure = new HeatMap(Layer).Draw();
        var most = ColorMap.Of(1);

        Assert.True(figure.Width > 640 && figure.Height > 640);
        Assert.Contains(most.Blue, figure.Plane(2).ToArray());
        Assert.Equal(1, figure.Plane(0)[0]);
    }
}
