using Pastiche.Cli.Lesson;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Figures;

/// <summary>A sweep as a figure: ratios across, style layers down.</summary>
internal static class SweepFigure
{
    /// <summary>The figure of what is painted; the rest is missing.</summary>
    public static FigureGrid Of(Sweep sweep) => Of(sweep, cell => cell.Image);

    /// <summary>Where everything in it will be, known before anything is painted.</summary>
    public static FigureLayout LayoutOf(Sweep sweep)
    {
        var last = sweep.Cells[0].Plan.Scales[^1];
        var (width, height) = FigureGrid.FitSize(last.Width, last.Height, FigureLayout.LargestSide);
        var blank = new Image(width, height);
        return FigureLayout.Of(Of(sweep, _ => blank));
    }

    private static FigureGrid Of(Sweep sweep, Func<SweepCell, Image?> image) => new()
    {
        ColumnAxis = "α/β: more of the content\u00A0→",
        Columns = [.. sweep.Ratios.Select(Ratio.Text)],
        RowAxis = "style layers\u00A0↓",
        Rows = [.. sweep.Rows.Select(row => $"{row[0].Layers.Count}: {StyleReconstruction.Name(row[0].Layers)}")],
        Cells = [.. sweep.Rows.Select(row => (IReadOnlyList<FigureCell?>)[.. row.Select(cell => new FigureCell(image(cell)))])],
    };
}
