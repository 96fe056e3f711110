using Pastiche.Lesson.Experiments;

namespace Pastiche.Lesson.Figures;

/// <summary>A figure of a sweep: ratios in columns, numbers of style layers in rows.</summary>
public static class SweepFigure
{
    /// <summary>Makes the figure. Images that are not finished become gray fields.</summary>
    /// <param name="sweep">The sweep.</param>
    public static FigureGrid Of(RatioSweep sweep) => Of(sweep, cell => cell.Image);

    /// <summary>The layout of the figure, known before anything is painted.</summary>
    internal static FigureLayout LayoutOf(RatioSweep sweep)
    {
        var last = sweep.Cells[0].Plan.Scales[^1];
        var (width, height) = FigureGrid.FitSize(last.Width, last.Height, FigureLayout.LargestSide);
        var blank = new Image(width, height);
        return FigureLayout.Of(Of(sweep, _ => blank));
    }

    private static FigureGrid Of(RatioSweep sweep, Func<SweepCell, Image?> image) => new()
    {
        ColumnAxis = "α/β: more of the content\u00A0→",
        Columns = [.. sweep.Ratios.Select(NumberText.Ratio)],
        RowAxis = "style layers\u00A0↓",
        Rows = [.. sweep.Rows.Select(row => $"{row[0].Layers.Count}: {StyleReconstruction.Name(row[0].Layers)}")],
        Cells = [.. sweep.Rows.Select(row => (IReadOnlyList<FigureCell?>)[.. row.Select(cell => new FigureCell(image(cell)))])],
    };
}
