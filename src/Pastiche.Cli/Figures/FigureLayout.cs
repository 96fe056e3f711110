using System.Drawing;
using SkiaSharp;

namespace Pastiche.Cli.Figures;

/// <summary>
/// Where everything in a figure is. Text is sized by the figure's width, so that it can be read at full size and where a page shows the
/// figure at half of it; all margins follow from the text.
/// </summary>
internal sealed class FigureLayout : IDisposable
{
    /// <summary>The longest side of a picture, however large it is.</summary>
    public const int LargestSide = 512;

    /// <summary>What a JPEG can hold at most.</summary>
    private const int LongestSide = 65_500;

    /// <summary>In 300 MB of memory.</summary>
    private const int MostPixels = 25_000_000;

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
    private readonly int _placeWidth;

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
        _placeWidth = hasText ? Math.Max(_cell.Width, TextsPerCell * _text) : _cell.Width;
        var headingWidth = RowHeadingWidth();
        _left = Margin + (headingWidth == 0 ? 0 : headingWidth + _text);
        Width = _left + GridWidth + Margin;
        var top = LayHead(headingWidth);
        for (var row = 0; row < grid.Cells.Count; row++) top = LayRow(row, top, headingWidth);
        Height = top - Gap + Margin;
    }

    /// <summary>The longest that a side of a picture is.</summary>
    public int Side { get; }

    /// <summary>Columns of pixels.</summary>
    public int Width { get; }

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>All that is to be read.</summary>
    public IReadOnlyList<FigureLabel> Labels => _labels;

    private int Margin => _text * 3 / 2;

    private int Gap => _text * 3 / 5;

    private int GridWidth => (_columns * _placeWidth) + ((_columns - 1) * Gap);

    /// <summary>The largest layout that a picture can hold; with the smallest cells it may still be too large.</summary>
    public static FigureLayout Of(FigureGrid grid)
    {
        var side = LargestSide;
        while (true)
        {
            var layout = new FigureLayout(grid, side);
            var fits = Math.Max(layout.Width, layout.Height) <= LongestSide && (long)layout.Width * layout.Height <= MostPixels;
            if (fits || side == SmallestSide) return layout;
            layout.Dispose();
            side = Math.Max(SmallestSide, side * 9 / 10);
        }
    }

    /// <summary>Where a picture is.</summary>
    public Rectangle Image(int column, int row)
    {
        var (top, height) = _rows[row];
        var left = PlaceLeft(column) + ((_placeWidth - _cell.Width) / 2);
        return new Rectangle(left, top + ((height - _cell.Height) / 2), _cell.Width, _cell.Height);
    }

    public void Dispose()
    {
        _font.Dispose();
        _titleFont.Dispose();
    }

    private static Size CellSize(FigureGrid grid, int side)
    {
        var images = grid.Cells.SelectMany(row => row).Select(cell => cell?.Image).OfType<Image>();
        (int Width, int Height)[] sizes = [.. images.Select(image => FigureGrid.FitSize(image.Width, image.Height, side))];
        return sizes.Length == 0 ? new Size(UnknownSide, UnknownSide) : new Size(sizes.Max(size => size.Width), sizes.Max(size => size.Height));
    }

    private int PlaceLeft(int column) => _left + (column * (_placeWidth + Gap));

    private int RowHeadingWidth()
    {
        IEnumerable<string> headings = _grid.RowAxis is null ? _grid.Rows : [_grid.RowAxis, .. _grid.Rows];
        return _font.Width(headings.SelectMany(heading => Lines(heading, TextsPerRowHeading * _text)));
    }

    private IReadOnlyList<string> Lines(string text, int width) => _font.Lines(text, width, MostLines);

    /// <summary>What is above the pictures: the title, what differs from column to column, and the headings, which end on one line.</summary>
    /// <returns>Where the first row begins.</returns>
    private int LayHead(int headingWidth)
    {
        var top = Margin;
        if (_grid.Title is { } title)
            top = Lay(_titleFont.Lines(title, Width - (2 * Margin), MostLines), _titleFont, Margin, top, Width - (2 * Margin), SKTextAlign.Left) + Gap;
        if (_grid.ColumnAxis is { } axis) top = Lay(Lines(axis, GridWidth), _font, _left, top, GridWidth, SKTextAlign.Center);
        IReadOnlyList<string>[] headings = [.. _grid.Columns.Select(heading => Lines(heading, _placeWidth))];
        var rowAxis = _grid.RowAxis is null ? [] : Lines(_grid.RowAxis, headingWidth);
        var lines = Math.Max(rowAxis.Count, headings.Select(heading => heading.Count).DefaultIfEmpty(0).Max());
        if (lines == 0) return _grid.ColumnAxis is null ? top : top + Gap;
        var bottom = top + _font.Height(lines);
        Lay(rowAxis, _font, Margin, bottom - _font.Height(rowAxis.Count), headingWidth, SKTextAlign.Right);
        foreach (var (column, heading) in headings.Index())
            Lay(heading, _font, PlaceLeft(column), bottom - _font.Height(heading.Count), _placeWidth, SKTextAlign.Center);
        return bottom + (Gap / 2);
    }

    /// <summary>A row: as high as its pictures and its heading, with captions below.</summary>
    /// <returns>Where the next one begins.</returns>
    private int LayRow(int row, int top, int headingWidth)
    {
        var heading = row < _grid.Rows.Count ? Lines(_grid.Rows[row], headingWidth) : [];
        var headingHeight = _font.Height(heading.Count);
        var height = Math.Max(_cell.Height, headingHeight);
        _rows.Add((top, height));
        Lay(heading, _font, Margin, top + ((height - headingHeight) / 2), headingWidth, SKTextAlign.Right);
        var bottom = top + height;
        foreach (var (column, cell) in _grid.Cells[row].Index())
        {
            if (cell?.Caption is not { } caption) continue;
            var lines = Lines(caption, _placeWidth);
            bottom = Math.Max(bottom, Lay(lines, _font, PlaceLeft(column), top + height + (Gap / 3), _placeWidth, SKTextAlign.Center));
        }

        return bottom + Gap;
    }

    /// <summary>Writes lines.</summary>
    /// <returns>Where they end.</returns>
    private int Lay(IReadOnlyList<string> lines, FigureFont font, int left, int top, int width, SKTextAlign alignment)
    {
        var height = font.Height(lines.Count);
        if (lines.Count > 0) _labels.Add(new FigureLabel(lines, font, new Rectangle(left, top, width, height), alignment));
        return top + height;
    }
}
