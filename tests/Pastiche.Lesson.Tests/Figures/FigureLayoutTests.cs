using System.Drawing;
using Pastiche.Lesson.Figures;
using Xunit;

namespace Pastiche.Lesson.Tests.Figures;

public sealed class FigureLayoutTests
{
    private const string Long =
        "a heading that nobody would call short, with Donaudampfschifffahrtsgesellschaftskapitäne in it, and goes on for a good while";

    [Theory]
    [InlineData(4, 4, 256, 171, "0.001", "stem … stage1_2")]
    [InlineData(2, 2, 64, 43, "0.001", "stem")]
    [InlineData(2, 2, 20, 20, Long, Long)]
    [InlineData(1, 1, 16, 9, Long, Long)]
    [InlineData(7, 3, 300, 512, Long, Long)]
    public void Of_AnyLabels_NothingOverlapsOrLeavesTheSheet(int columns, int rows, int width, int height, string column, string row)
    {
        using var layout = FigureLayout.Of(Grid(columns, rows, width, height) with
        {
            Title = $"{column} {row}",
            ColumnAxis = $"across: {column}",
            RowAxis = $"down: {row}",
            Columns = [.. Enumerable.Repeat(column, columns)],
            Rows = [.. Enumerable.Repeat(row, rows)],
        });

        Rectangle[] places = [.. layout.Labels.Select(label => label.Bounds), .. Images(layout, columns, rows)];
        var sheet = new Rectangle(0, 0, layout.Width, layout.Height);
        Assert.All(places, place => Assert.True(sheet.Contains(place), $"{place} is not within {sheet}"));
        foreach (var (index, place) in places.Index())
            Assert.All(places.Skip(index + 1), other => Assert.False(place.IntersectsWith(other), $"{place} overlaps {other}"));
        Assert.All(layout.Labels, label => Assert.InRange(label.Font.Width(label.Lines), 1, label.Bounds.Width));
    }

    [Fact]
    public void Of_PicturesAlone_StandInEqualDistances()
    {
        using var layout = FigureLayout.Of(Grid(3, 2, 100, 50));

        var (first, right, below) = (layout.Image(0, 0), layout.Image(1, 0), layout.Image(0, 1));
        Assert.Equal(right.Left - first.Right, below.Top - first.Bottom);
        Assert.Equal((first.Left, first.Top), (layout.Width - layout.Image(2, 1).Right, layout.Height - layout.Image(2, 1).Bottom));
        Assert.True(first.Left > right.Left - first.Right, "the margins are wider than what is between pictures");
    }

    [Fact]
    public void Of_LargePictures_AreReducedToHalfAThousandPixels()
    {
        using var layout = FigureLayout.Of(Grid(2, 1, 3000, 1500));

        Assert.Equal((512, 256), (layout.Image(0, 0).Width, layout.Image(0, 0).Height));
    }

    [Theory]
    [InlineData(40, 40)]
    [InlineData(1, 900)]
    [InlineData(900, 1)]
    public void Of_ManyPictures_StayWithinWhatAJpegHolds(int columns, int rows)
    {
        using var layout = FigureLayout.Of(Grid(columns, rows, 512, 512));

        Assert.InRange(Math.Max(layout.Width, layout.Height), 1, 65_500);
        Assert.InRange((long)layout.Width * layout.Height, 1, 25_000_000);
    }

    [Theory]
    [InlineData(2, 256)]
    [InlineData(4, 256)]
    [InlineData(6, 256)]
    [InlineData(5, 512)]
    public void Of_AFigure_CanBeReadWhereItIsShown720PixelsWide(int columns, int side)
    {
        string[] rows = ["stem", "stem … stage1_2", "stem … stage2_2", "stem … stage3_2"];
        using var layout = FigureLayout.Of(Grid(columns, 4, side, side) with { Rows = rows });

        var lineHeight = layout.Labels[0].Bounds.Height / layout.Labels[0].Lines.Count * Math.Min(1, 720.0 / layout.Width);
        Assert.InRange(lineHeight, 13, 26);
    }

    [Fact]
    public void Of_CaptionsOfUnequalHeight_RowsBeginBelowTheHighest()
    {
        FigureCell one = new(new Image(100, 100), "stem\n32.4 dB"), other = new(new Image(100, 100), "original");
        using var layout = FigureLayout.Of(new FigureGrid { Cells = [[one, other], [one, other]] });

        Assert.Equal([2, 1, 2, 1], layout.Labels.Select(label => label.Lines.Count));
        Assert.True(layout.Image(0, 1).Top > layout.Labels[0].Bounds.Bottom);
        Assert.Equal(layout.Image(0, 1).Top, layout.Image(1, 1).Top);
    }

    private static FigureGrid Grid(int columns, int rows, int width, int height)
    {
        var cell = new FigureCell(new Image(width, height));
        return new FigureGrid { Cells = [.. Enumerable.Repeat<IReadOnlyList<FigureCell>>([.. Enumerable.Repeat(cell, columns)], rows)] };
    }

    private static IEnumerable<Rectangle> Images(FigureLayout layout, int columns, int rows) =>
        Enumerable.Range(0, columns * rows).Select(index => layout.Image(index % columns, index / columns));
}
