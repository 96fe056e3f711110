using ScottPlot;
using ScottPlot.TickGenerators;

namespace Pastiche.Lesson.Plotting;

/// <summary>
/// A plot of the losses of a run over all iterations, on a logarithmic axis: each unweighted term and the weighted sum. Values that are
/// zero, infinite or undefined leave a gap.
/// </summary>
public sealed class LossPlot
{
    private const int Width = 1280;
    private const int Height = 720;
    private const double RangeThreshold = 1e-4;
    private const double MostDecades = 5;
    private const int FewIterations = 40;
    private const float LabelWidth = 90;

    // Colors for every kind of color vision: M. Okabe and K. Ito, "Color Universal Design" (2008).
    private const string Orange = "#E69F00";
    private const string Blue = "#0072B2";
    private const string Green = "#009E73";
    private const string Purple = "#CC79A7";
    private const string Black = "#000000";

    private readonly LossSeries _range = new("range guard, not in the total", Purple, step => step.Terms.Range);
    private readonly LossSeries[] _series =
    [
        new("total: the weighted sum", Black, step => step.Total),
        new("style, unweighted", Blue, step => step.Terms.Style),
        new("content, unweighted", Orange, step => step.Terms.Content),
        new("total variation, unweighted", Green, step => step.Terms.TotalVariation),
    ];

    private readonly List<(int Before, int Scale, string Size)> _scales = [];
    private int _iterations;

    static LossPlot() => PlotFont.Use();

    /// <summary>Adds the losses of an iteration.</summary>
    /// <param name="step">The step; its image is not used.</param>
    public void Add(StylizeStep step) => Add(StepTaken.Of(step));

    /// <summary>Adds the losses of an iteration.</summary>
    internal void Add(StepTaken step)
    {
        if (_scales.Count == 0 || _scales[^1].Scale != step.Scale)
            _scales.Add((_iterations, step.Scale, NumberText.Size(step.Width, step.Height)));
        foreach (var series in _series) series.Add(step);
        _range.Add(step);
        _iterations++;
    }

    /// <summary>Saves the plot as PNG or SVG. The file appears complete or not at all.</summary>
    /// <param name="path">The path of the file, which ends in .png or .svg.</param>
    /// <param name="overwrite">Whether an existing file is replaced; otherwise it is an error.</param>
    /// <exception cref="PasticheException">The file cannot be written.</exception>
    public void Save(string path, bool overwrite = true)
    {
        using var plot = Draw();
        PlotFile.Write(path, PlotFile.IsDrawing(path)
            ? System.Text.Encoding.UTF8.GetBytes(plot.GetSvgXml(Width, Height))
            : plot.GetImageBytes(Width, Height, ScottPlot.ImageFormat.Png), overwrite);
    }

    private Plot Draw()
    {
        LossSeries[] shown = [.. _series, .. _range.Shown.Any(IsNotable) ? new[] { _range } : []];
        var (least, most) = Limits();
        var plot = new Plot();
        foreach (var series in shown) Draw(plot, series);
        plot.Axes.SetLimits(0.5, Math.Max(_iterations, 1) + 0.5, least, most);
        plot.Axes.Left.TickGenerator = new NumericManual(DecadeTicks.Between(least, most));
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true, TickDensity = 0.5 };
        DrawScales(plot, most);
        Decorate(plot);
        return plot;
    }

    private static void Draw(Plot plot, LossSeries series)
    {
        var legend = series.Name;
        foreach (var (iterations, values) in series.Segments())
        {
            var line = plot.Add.Scatter(iterations, Array.ConvertAll(values, Math.Log10), Color.FromHex(series.Color));
            line.LineWidth = series.Color == Black ? 2.5f : 2;
            line.MarkerSize = iterations.Length <= FewIterations ? 6 : 0;
            line.LegendText = legend;
            legend = "";
        }
    }

    /// <summary>The limits of the axis, as decimal logarithms: five decades at most, so that tiny values do not flatten the rest.</summary>
    private (double Least, double Most) Limits()
    {
        double[] logarithms = [.. _series.SelectMany(series => series.Shown).Concat(_range.Shown.Where(IsNotable)).Select(Math.Log10)];
        if (logarithms.Length == 0) return (-3, 0);
        var most = logarithms.Max();
        var least = Math.Max(logarithms.Min(), most - MostDecades);
        var margin = Math.Max(0.06 * (most - least), 0.05);
        return (least - margin, most + (2 * margin));
    }

    /// <summary>Determines whether the range loss gets a curve. Usually it stays near zero and needs none.</summary>
    private static bool IsNotable(double range) => range > RangeThreshold;

    /// <summary>Draws a line with the size where each scale begins; the text is vertical if a scale is too short for it.</summary>
    private void DrawScales(Plot plot, double top)
    {
        var shortest = _scales.Zip(_scales.Skip(1).Select(next => next.Before).Append(_iterations), (scale, end) => end - scale.Before)
            .DefaultIfEmpty(1).Min();
        var across = shortest * (Width - 130f) / Math.Max(_iterations, 1) >= LabelWidth;
        foreach (var (before, _, size) in _scales)
        {
            if (before > 0) plot.Add.VerticalLine(before + 0.5, 1, ScottPlot.Colors.Gray, LinePattern.Dashed);
            var label = plot.Add.Text(size, before + 0.5, top);
            label.LabelFontSize = 14;
            label.LabelFontColor = Color.FromHex("#555555");
            label.LabelAlignment = across ? Alignment.UpperLeft : Alignment.LowerLeft;
            label.LabelRotation = across ? 0 : 90;
            label.OffsetX = 6;
            label.OffsetY = 6;
        }
    }

    private static void Decorate(Plot plot)
    {
        plot.Title("Losses of the picture while it was painted", 20);
        plot.XLabel("iteration, counted over all scales", 16);
        plot.YLabel("loss (logarithmic)", 16);
        plot.Axes.Bottom.TickLabelStyle.FontSize = 14;
        plot.Axes.Left.TickLabelStyle.FontSize = 14;
        plot.Axes.Left.TickLabelStyle.OffsetY = 3;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.MajorLineColor = Color.FromHex("#E5E5E5");
        plot.Layout.Fixed(new PixelPadding(left: 100, right: 30, bottom: 110, top: 55));
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.TightHorizontalWrapping = true;
        plot.Legend.FontSize = 14;
        plot.Legend.ShadowColor = ScottPlot.Colors.Transparent;
        plot.Legend.OutlineColor = ScottPlot.Colors.Transparent;
        plot.ShowLegend(Edge.Bottom);
    }
}
