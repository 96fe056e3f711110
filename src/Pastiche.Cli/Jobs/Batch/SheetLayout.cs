using System.Drawing;
using Pastiche.Lesson.Figures;

namespace Pastiche.Cli.Jobs.Batch;

/// <summary>The layout of a contact sheet.</summary>
/// <param name="Columns">The number of columns that fit.</param>
/// <param name="Rows">The number of rows that fit.</param>
/// <param name="Side">The side of a cell, in pixels.</param>
internal sealed record SheetLayout(int Columns, int Rows, int Side)
{
    /// <summary>The limits of a figure hold about 400 cells of this size.</summary>
    private const int LargestCell = 240;

    private const int SmallestCell = 16;
    private const int GapsPerCell = 30;

    /// <summary>The width of the sheet, in pixels.</summary>
    public int Width => Extent(Columns, Side);

    /// <summary>The height of the sheet, in pixels.</summary>
    public int Height => Extent(Rows, Side);

    /// <summary>The layout with the largest cells that all fit; or, if the smallest are too large, with as many of these as fit.</summary>
    public static SheetLayout For(int columns, int rows)
    {
        var side = LargestCell;
        while (side > SmallestCell && !Fits(columns, rows, side)) side--;
        columns = Math.Min(columns, Most(FigureLimits.LongestSide, side));
        rows = Math.Min(rows, Most(Math.Min(FigureLimits.LongestSide, FigureLimits.MostPixels / Extent(columns, side)), side));
        return new SheetLayout(columns, rows, side);
    }

    /// <summary>The rectangle of a cell, in pixels.</summary>
    public Rectangle Cell(int column, int row) => new(Extent(column, Side), Extent(row, Side), Side, Side);

    private static bool Fits(int columns, int rows, int side) =>
        FigureLimits.Allow(Extent(columns, side), Extent(rows, side));

    /// <summary>The extent of a number of cells, with a gap before, between and after them.</summary>
    private static int Extent(int cells, int side) => (cells * (side + Gap(side))) + Gap(side);

    private static int Most(int extent, int side) => (extent - Gap(side)) / (side + Gap(side));

    private static int Gap(int side) => Math.Max(1, side / GapsPerCell);
}
