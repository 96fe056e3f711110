namespace Pastiche.Tiles;

/// <summary>The positions of a layer's maps that a tile owns, in the maps of the whole image and in those of the tile.</summary>
/// <param name="Left">The first column in the whole.</param>
/// <param name="Top">The first row in the whole.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="WholeColumns">Columns of the whole maps.</param>
/// <param name="WholeRows">Rows of the whole maps.</param>
/// <param name="SeenLeft">The first column in the tile.</param>
/// <param name="SeenTop">The first row in the tile.</param>
/// <param name="SeenColumns">Columns of the tile's maps.</param>
/// <param name="SeenRows">Rows of the tile's maps.</param>
internal readonly record struct OwnedPart(
    int Left,
    int Top,
    int Columns,
    int Rows,
    int WholeColumns,
    int WholeRows,
    int SeenLeft,
    int SeenTop,
    int SeenColumns,
    int SeenRows)
{
    /// <summary>All positions of maps, as those of a tile that is the whole image.</summary>
    public static OwnedPart Whole(int columns, int rows) => new(0, 0, columns, rows, columns, rows, 0, 0, columns, rows);

    /// <summary>The number of positions.</summary>
    public int Count => Columns * Rows;

    /// <summary>Whether it is all of the whole and all of the tile.</summary>
    public bool IsWhole => (Columns, Rows) == (WholeColumns, WholeRows) && (Columns, Rows) == (SeenColumns, SeenRows);

    /// <summary>The index of a position in the whole maps.</summary>
    /// <param name="row">The row, from the first one of the part.</param>
    /// <param name="column">The column, from the first one of the part.</param>
    public int WholeIndex(int row, int column) => ((Top + row) * WholeColumns) + Left + column;

    /// <summary>The index of a position in the tile's maps.</summary>
    /// <param name="row">The row, from the first one of the part.</param>
    /// <param name="column">The column, from the first one of the part.</param>
    public int SeenIndex(int row, int column) => ((SeenTop + row) * SeenColumns) + SeenLeft + column;

    /// <summary>Copies the part from the tile's maps into the whole ones.</summary>
    /// <param name="seen">The tile's maps, [maps][rows][columns].</param>
    /// <param name="whole">The whole maps.</param>
    public void ToWhole(ReadOnlySpan<float> seen, Span<float> whole)
    {
        for (var map = 0; map < seen.Length / (SeenColumns * SeenRows); map++)
        {
            for (var row = 0; row < Rows; row++)
            {
                seen.Slice((map * SeenColumns * SeenRows) + SeenIndex(row, 0), Columns)
                    .CopyTo(whole[((map * WholeColumns * WholeRows) + WholeIndex(row, 0))..]);
            }
        }
    }

    /// <summary>Copies the part from whole maps into the tile's; what the tile does not own stays.</summary>
    /// <param name="whole">The whole maps, [maps][rows][columns].</param>
    /// <param name="seen">The tile's maps.</param>
    public void FromWhole(ReadOnlySpan<float> whole, Span<float> seen)
    {
        for (var map = 0; map < seen.Length / (SeenColumns * SeenRows); map++)
        {
            for (var row = 0; row < Rows; row++)
            {
                whole.Slice((map * WholeColumns * WholeRows) + WholeIndex(row, 0), Columns)
                    .CopyTo(seen[((map * SeenColumns * SeenRows) + SeenIndex(row, 0))..]);
            }
        }
    }

    /// <summary>Copies the part out of the tile's maps.</summary>
    /// <param name="seen">The tile's maps, [maps][rows][columns].</param>
    /// <param name="part">[maps][<see cref="Count"/>].</param>
    public void Extract(ReadOnlySpan<float> seen, Span<float> part)
    {
        for (var map = 0; map < part.Length / Count; map++)
        {
            for (var row = 0; row < Rows; row++)
            {
                seen.Slice((map * SeenColumns * SeenRows) + SeenIndex(row, 0), Columns)
                    .CopyTo(part[((map * Count) + (row * Columns))..]);
            }
        }
    }
}
