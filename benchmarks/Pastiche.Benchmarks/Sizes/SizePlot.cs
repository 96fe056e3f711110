using Pastiche.Lesson.Plotting;
using ScottPlot;

namespace Pastiche.Benchmarks.Sizes;

/// <summary>Time and memory over the number of pixels, whole and in tiles.</summary>
internal static class SizePlot
{
    private const int Width = 1200;
    private const int Height = 480;

    // Colors for every kind of color vision: M. Okabe and K. Ito, "Color Universal Design" (2008).
    private const string Blue = "#0072B2";
    private const string Orange = "#E69F00";

    /// <summary>Draws both plots side by side.</summary>
    public static void Save(string path, IReadOnlyList<SizeResult> whole, IReadOnlyList<SizeResult> tiled, int tile)
    {
        PlotFont.Use();
        var both = new Multiplot();
        both.AddPlots(2);
        both.Layout = new ScottPlot.MultiplotLayouts.Columns();
        Draw(both.GetPlot(0), "seconds a call", result => result.SecondsPerCall);
        Draw(both.GetPlot(1), "peak of memory, GB", result => result.PeakBytes / 1e9);
        both.SavePng(path, Width, Height);

        void Draw(Plot plot, string title, Func<SizeResult, double> value)
        {
            Add(plot, whole, "whole", Blue, value);
            Add(plot, tiled, $"tiles of {tile} pixels", Orange, value);
            plot.XLabel("megapixels");
            plot.YLabel(title);
            plot.ShowLegend(Alignment.UpperLeft);
        }
    }

    private static void Add(Plot plot, IReadOnlyList<SizeResult> results, string name, string color, Func<SizeResult, double> value)
    {
        if (results.Count == 0) return;
        var line = plot.Add.Scatter(
            results.Select(result => result.Width * (double)result.Height / 1e6).ToArray(),
            results.Select(value).ToArray(),
            Color.FromHex(color));
        line.LegendText = name;
    }
}
