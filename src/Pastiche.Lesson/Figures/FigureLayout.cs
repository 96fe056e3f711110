using System.Drawing;
using SkiaSharp;

namespace Pastiche.Lesson.Figures;

/// <summary>
/// The layout of a figure. The size of text follows from the width of the figure, so that it stays readable where a page shows the figure
/// at half its size; all margins follow from the size of text.
/// </summary>
internal sealed class FigureLayout : IDisposable
{
    /// <summary>The longest side of an image in a figure, in pixels.</summary>
    public const int LargestSide = 512;

    private const int SmallestSide = 16;
    private const int UnknownSide = 64;
    private const float SmallestText = 15;
    private const int TextsPerFigure = 45;
    private const int TextsPerCell = 6;
    private const int TextsPerRowHeading = 9;
    private const int MostLines = 4;

    private readonly FigureGrid _grid;
    private readonly FigureFont _font;
    private readonly FigureFont _titleFont;
    private readonly Size _cell;
    private readonly int _text;
    private readonly List<FigureLabel> _labels = [];
    private readonly List<(int Top, int Height)> _rows = [];
    private readonly int _left;
    private readonly int _columns;
    private readonly int _columnWidth;

    private FigureLayout(FigureGrid grid, int side)
    {
        (_grid, Side) = (grid, side);
        _columns = grid.Cells.Max(row => row.Count);
        _cell = CellSize(grid, side);
        var size = Math.Max(SmallestText, Math.Min(_columns * _cell.Width / (float)TextsPerFigure, _cell.Width / (float)TextsPerCell));
        _text = (int)MathF.Round(size);
        _font = new FigureFont(size);
        _titleFont = new FigureFont(1.2f * size, bold: true);
        var hasText = grid.Columns.Count > 0 || grid.Cells.Any(row => row.Any(cell => cell?.Caption is not null));
        _columnWidth = hasText ? Math.Max(_cell.Width, TextsPerCell * _text) : _cell.Width;
        var headingWidth = RowHeadingWidth();
        _left = Margin + (headingWidth == 0 ? 0 : headingWidth + _text);
        Width = _left + GridWidth + Margin;
        var top = PlaceHead(headingWidth);
        for (var row = 0; row < grid.Cells.Count; row++) top = PlaceRow(row, top, headingWidth);
        Height = top - Gap + Margin;
    }

    /// <summary>The longest side of an image in this figure, in pixels.</summary>
    public int Side { get; }

    /// <summary>Columns of pixels.</summary>
    public int Width { get; }

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>All text.</summary>
    public IReadOnlyList<FigureLabel> Labels => _labels;

    private int Margin => _text * 3 / 2;

    private int Gap => _text * 3 / 5;

    private int GridWidth => (_columns * _columnWidth) + ((_columns - 1) * Gap);

    /// <summary>The largest layout within the limits; with the smallest cells it may still exceed them.</summary>
    public static FigureLayout Of(FigureGrid grid)
    {
        var side = LargestSide;
        while (true)
        {
            var layout = new FigureLayout(grid, side);
            if (FigureLimits.Allow(layout.Width, layout.Height) || side == SmallestSide) return layout;
            layout.Dispose();
            side = Math.Max(SmallestSide, side * 9 / 10);
        }
    }

    /// <summary>The rectangle of an image, in pixels.</summary>
    public Rectangle Image(int column, int row)
    {
        var (top, height) = _rows[row];
        var left = ColumnLeft(column) + ((_columnWidth - _cell.Width) / 2);
        return new Rectangle(left, top + ((height - _cell.Height) / 2), _cell.Width, _cell.Height);
    }

    public void Dispose()
    {
        _font.Dispose();
        _titleFont.Dispose();
    }

    private static Size CellSize(FigureGrid grid, int side)
    {
        var images = grid.Cells.SelectMany(row => row).Select(cell => cell?.Size).OfType<ImageSize>();
        (int Width, int Height)[] sizes = [.. images.Select(image => FigureGrid.FitSize(image.Width, image.Height, side))];
        return sizes.Length == 0
            ? new Size(UnknownSide, UnknownSide)
            : new Size(sizes.Max(size => size.Width), sizes.Max(size => size.Height));
    }

    private int ColumnLeft(int column) => _left + (column * (_columnWidth + Gap));

    private int RowHeadingWidth()
    {
        IEnumerable<string> headings = _grid.RowAxis is null ? _grid.Rows : [_grid.RowAxis, .. _grid.Rows];
        return _font.Width(headings.SelectMany(heading => Lines(heading, TextsPerRowHeading * _text)));
    }

    private IReadOnlyList<string> Lines(string text, int width) => _font.Lines(text, width, MostLines);

    /// <summary>Places the title, the axis of the columns and their headings, which are aligned at the bottom.</summary>
    /// <returns>The top of the first row.</returns>
    private int PlaceHead(int headingWidth)
    {
        var top = Margin;
        if (_grid.Title is { } title)
        {
            var width = Width - (2 * Margin);
            top = Place(_titleFont.Lines(title, width, MostLines), _titleFont, new Point(Margin, top), width, SKTextAlign.Left) + Gap;
        }

        if (_grid.ColumnAxis is { } axis) top = Place(Lines(axis, GridWidth), _font, new Point(_left, top), GridWidth, SKTextAlign.Center);
        IReadOnlyList<string>[] headings = [.. _grid.Columns.Select(heading => Lines(heading, _columnWidth))];
        var rowAxis = _grid.RowAxis is null ? [] : Lines(_grid.RowAxis, headingWidth);
        var lines = Math.Max(rowAxis.Count, headings.Select(heading => heading.Count).DefaultIfEmpty(0).Max());
        if (lines == 0) return _grid.ColumnAxis is null ? top : top + Gap;
        var bottom = top + _font.Height(lines);
        Place(rowAxis, _font, new Point(Margin, bottom - _font.Height(rowAxis.Count)), headingWidth, SKTextAlign.Right);
        foreach (var (column, heading) in headings.Index())
        {
            var corner = new Point(ColumnLeft(column), bottom - _font.Height(heading.Count));
            Place(heading, _font, corner, _columnWidth, SKTextAlign.Center);
        }

        return bottom + (Gap / 2);
    }

    /// <summary>Places a row, which is as high as its images and its heading, with captions below.</summary>
    /// <returns>The top of the next row.</returns>
    private int PlaceRow(int row, int top, int headingWidth)
    {
        var heading = row < _grid.Rows.Count ? Lines(_grid.Rows[row], headingWidth) : [];
        var headingHeight = _font.Height(heading.Count);
        var height = Math.Max(_cell.Height, headingHeight);
        _rows.Add((top, height));
        Place(heading, _font, new Point(Margin, top + ((height - headingHeight) / 2)), headingWidth, SKTextAlign.Right);
        var bottom = top + height;
        foreach (var (column, cell) in _grid.Cells[row].Index())
        {
            if (cell?.Caption is not { } caption) continue;
            var corner = new Point(ColumnLeft(column), top + height + (Gap / 3));
            bottom = Math.Max(bottom, Place(Lines(caption, _columnWidth), _font, corner, _columnWidth, SKTextAlign.Center));
        }

        return bottom + Gap;
    }

    /// <summary>Places lines of text.</summary>
    /// <returns>The bottom of the lines.</returns>
    private int Place(IReadOnlyList<string> lines, FigureFont font, Point corner, int width, SKTextAlign alignment)
    {
        var height = font.Height(lines.Count);
        if (lines.Count > 0) _labels.Add(new FigureLabel(lines, font, new Rectangle(corner, new Size(width, height)), alignment));
        return corner.Y + height;
    }
}
