using Pastiche.Cli.Jobs.Batch;
using Xunit;

namespace Pastiche.Cli.Tests.Jobs.Batch;

public sealed class SheetLayoutTests
{
    [Fact]
    public void For_FewCells_AreTheLargestWithGapsAround()
    {
        var layout = SheetLayout.For(4, 3);

        Assert.Equal((240, 1000, 752), (layout.Side, layout.Width, layout.Height));
        Assert.Equal((8, 504, 240, 240), (layout.Cell(0, 2).X, layout.Cell(0, 2).Y, layout.Cell(0, 2).Width, layout.Cell(0, 2).Height));
    }

    [Theory]
    [InlineData(101, 101)]
    [InlineData(3, 2000)]
    [InlineData(1001, 11)]
    [InlineData(3, 1_000_000)]
    [InlineData(1_000_000, 2)]
    [InlineData(100_000, 100_000)]
    public void For_ManyCells_StayWithinWhatAJpegHolds(int columns, int rows)
    {
        var layout = SheetLayout.For(columns, rows);

        Assert.InRange(layout.Side, 16, 239);
        Assert.InRange(Math.Max(layout.Width, layout.Height), 1, 65_500);
        Assert.InRange((long)layout.Width * layout.Height, 1, 25_000_000);
        Assert.True(layout.Side == 16 || (layout.Columns, layout.Rows) == (columns, rows));
        Assert.InRange(layout.Columns, 1, columns);
        Assert.InRange(layout.Rows, 1, rows);
    }
}
