namespace Pastiche.Tiles;

/// <summary>A part of an image, in pixels. It owns what lies between its cuts; the rest is its halo.</summary>
/// <param name="Left">The first column that it sees.</param>
/// <param name="Top">The first row that it sees.</param>
/// <param name="FirstColumn">The first column that it owns.</param>
/// <param name="EndColumn">One after the last column that it owns.</param>
/// <param name="FirstRow">The first row that it owns.</param>
/// <param name="EndRow">One after the last row that it owns.</param>
internal readonly record struct Tile(int Left, int Top, int FirstColumn, int EndColumn, int FirstRow, int EndRow);
