namespace Pastiche.Tests.Imaging.Files;

/// <summary>EXIF 2.3, tag 274: at which side of the picture the first stored row and the first stored column are.</summary>
internal static class Orientation
{
    private static readonly (string Row, string Column)[] Sides =
    [
        ("top", "left"), ("top", "right"), ("bottom", "right"), ("bottom", "left"),
        ("left", "top"), ("right", "top"), ("right", "bottom"), ("left", "bottom"),
    ];

    /// <summary>Whether rows stand up.</summary>
    public static bool Exchanges(int orientation) => orientation >= 5;

    /// <summary>Where a stored pixel is to be seen.</summary>
    public static (int X, int Y) Place(int orientation, int column, int row, int columns, int rows)
    {
        var (rowSide, columnSide) = Sides[orientation - 1];
        var fromRow = rowSide is "top" or "left" ? row : rows - 1 - row;
        var fromColumn = columnSide is "top" or "left" ? column : columns - 1 - column;
        return Exchanges(orientation) ? (fromRow, fromColumn) : (fromColumn, fromRow);
    }
}
