using SkiaSharp;

namespace Pastiche.Cli.Figures;

/// <summary>
/// A labelled figure: rows of pictures on white paper, with headings above the columns and beside the rows where there are any. Pictures
/// are shown pixel by pixel, unless the figure would become too large.
/// </summary>
internal sealed record FigureGrid
{
    private static readonly SKColor Ink = new(0x33, 0x33, 0x33);

    /// <summary>What it shows; null for a figure without a title.</summary>
    public string? Title { get; init; }

    /// <summary>What differs from column to column, above their headings; null for nothing.</summary>
    public string? ColumnAxis { get; init; }

    /// <summary>The headings of the columns, one for each; empty for none.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What differs from row to row, above their headings; null for nothing.</summary>
    public string? RowAxis { get; init; }

    /// <summary>The headings of the rows, one for each; empty for none.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>The cells, row by row; null for one where there is nothing but paper. The last row may be shorter than the others.</summary>
    public required IReadOnlyList<IReadOnlyList<FigureCell?>> Cells { get; init; }

    /// <summary>Draws it.</summary>
    /// <exception cref="PasticheException">There are more cells than a picture can hold.</exception>
    public Image Draw()
    {
        using var layout = FigureLayout.Of(this);
        var sheet = Write(layout);
        foreach (var (row, cells) in Cells.Index())
        {
            foreach (var (column, cell) in cells.Index())
            {
                if (cell is null) continue;
                var place = layout.Image(column, row);
                if (cell.Image is null) sheet.Fill(place);
                else sheet.Lay(Fit(cell.Image, layout.Side), place);
            }
        }

        return sheet.Image;
    }

    /// <summary>The size of a picture whose sides are at most that long.</summary>
    internal static (int Width, int Height) FitSize(int width, int height, int side)
    {
        var size = new ImageSize(width, height).ShrinkTo(side);
        return (size.Width, size.Height);
    }

    private static Image Fit(Image image, int side)
    {
        var (width, height) = FitSize(image.Width, image.Height, side);
        return (width, height) == (image.Width, image.Height) ? image : image.Resize(width, height);
    }

    /// <summary>A sheet with all that is to be read on it, and no pictures yet.</summary>
    private static Sheet Write(FigureLayout layout)
    {
        var sheet = new Sheet(layout.Width, layout.Height);
        foreach (var label in layout.Labels)
        {
            using var bitmap = new SKBitmap(new SKImageInfo(label.Place.Width, label.Place.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
            using var canvas = new SKCanvas(bitmap);
            canvas.Clear(SKColors.White);
            label.Draw(canvas, Ink);
            sheet.Lay(bitmap, label.Place.Left, label.Place.Top);
        }

        return sheet;
    }
}
