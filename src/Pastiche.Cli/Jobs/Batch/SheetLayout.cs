using System.Drawing;

namespace Pastiche.Cli.Jobs.Batch;

/// <summary>Where the cells of a contact sheet are.</summary>
/// <param name="Columns">How many columns there is room for.</param>
/// <param name="Rows">How many rows there is room for.</param>
/// <param name="Side">Of a cell, in pixels.</param>
internal sealed record SheetLayout(int Columns, int Rows, int Side)
{
    /// <summary>What a JPEG can hold at most.</summary>
    private const int LongestSide = 65_500;

    /// <summary>Enough for some 400 cells at their largest, in 300 MB of memory.</summary>
    private const int MostPixels = 25_000_000;

    private const int LargestCell = 240;
    private const int SmallestCell = 16;
    private const int GapsPerCell = 30;

    /// <summary>Columns of the sheet.</summary>
    public int Width => Extent(Columns, Side);

    /// <summary>Rows of the sheet.</summary>
    public int Height => Extent(Rows, Side);

    /// <summary>The layout with the largest cells that fit. If even the smallest do not, it has as many of them as fit.</summary>
    public static SheetLayout For(int columns, int rows)
    {
        var side = LargestCell;
        while (side > SmallestCell && !Fits(columns, rows, side)) side--;
        columns = Math.Min(columns, Most(LongestSide, side));
        rows = Math.Min(rows, Most(Math.Min(LongestSide, MostPixels / Extent(columns, side)), side));
        return new SheetLayout(columns, rows, side);
    }

    /// <summary>The place of a cell.</summary>
    public Rectangle Cell(int column, int row) => new(Extent(column, Side), Extent(row, Side), Side, Side);

    private static bool Fits(int columns, int rows, int side) =>
        Math.Max(Extent(columns, side), Extent(rows, side)) <= LongestSide
            && (long)Extent(columns, side) * Extent(rows, side) <= MostPixels;

    /// <summary>So many cells, with a gap before, between and after them.</summary>
    private static int Extent(int cells, int side) => (cells * (side + Gap(side))) + Gap(side);

    private static int Most(int extent, int side) => (extent - Gap(side)) / (side + Gap(side));

    private static int Gap(int side) => Math.Max(1, side / GapsPerCell);
}
