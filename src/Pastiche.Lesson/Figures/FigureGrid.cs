using SkiaSharp;

namespace Pastiche.Lesson.Figures;

/// <summary>
/// A labeled figure: rows of images on white, with optional headings of columns and rows. Images keep their pixels, unless the figure would
/// become too large.
/// </summary>
public sealed record FigureGrid
{
    /// <summary>The title; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>The title of the columns' headings; null for none.</summary>
    public string? ColumnAxis { get; init; }

    /// <summary>The heading of each column; empty for none.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The title of the rows' headings; null for none.</summary>
    public string? RowAxis { get; init; }

    /// <summary>The heading of each row; empty for none.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>The cells, row by row; null leaves a cell empty. The last row may be shorter than the others.</summary>
    public required IReadOnlyList<IReadOnlyList<FigureCell?>> Cells { get; init; }

    /// <summary>Draws the figure.</summary>
    /// <exception cref="PasticheException">There are more cells than an image can hold.</exception>
    public Image Draw()
    {
        using var layout = FigureLayout.Of(this);
        var sheet = DrawLabels(layout);
        foreach (var (row, cells) in Cells.Index())
        {
            foreach (var (column, cell) in cells.Index())
            {
                if (cell is null) continue;
                var bounds = layout.Image(column, row);
                if (cell.Image is { } image) sheet.Draw(Fit(image, layout.Side), bounds);
                else sheet.Fill(bounds);
            }
        }

        return sheet.Image;
    }

    /// <summary>The size of an image, reduced until its sides are at most that long.</summary>
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

    /// <summary>A sheet with all text and without images.</summary>
    private static Sheet DrawLabels(FigureLayout layout)
    {
        var sheet = new Sheet(layout.Width, layout.Height);
        foreach (var label in layout.Labels)
        {
            var bounds = label.Bounds;
            using var bitmap = new SKBitmap(new SKImageInfo(bounds.Width, bounds.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
            using var canvas = new SKCanvas(bitmap);
            canvas.Clear(SKColors.White);
            label.Draw(canvas);
            sheet.Draw(bitmap, bounds.Left, bounds.Top);
        }

        return sheet;
    }
}
