using ScottPlot;
using SkiaSharp;

namespace Pastiche.Cli.Plotting;

/// <summary>The font of plots and figures. It is inside the program: many servers and containers have none, and both are to look alike everywhere.</summary>
internal sealed class PlotFont : IFontResolver
{
    /// <summary>Its name, which viewers of SVG files look for.</summary>
    public const string Name = "DejaVu Sans";

    private static readonly Lazy<SKTypeface> Regular = new(() => Read("DejaVuSans.ttf"));
    private static readonly Lazy<SKTypeface> Bold = new(() => Read("DejaVuSans-Bold.ttf"));

    /// <summary>Makes it the only font of all plots.</summary>
    public static void Use()
    {
        Fonts.FontResolvers.Clear();
        Fonts.FontResolvers.Add(new PlotFont());
        Fonts.Default = Name;
    }

    /// <summary>Its outlines, for what is drawn without a plot.</summary>
    public static SKTypeface Typeface(bool bold) => bold ? Bold.Value : Regular.Value;

    public SKTypeface CreateTypeface(string fontName, bool bold, bool italic) => Typeface(bold);

    public SKTypeface CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, italic: false);

    private static SKTypeface Read(string resource)
    {
        using var stream = typeof(PlotFont).Assembly.GetManifestResourceStream(resource)!;
        return SKTypeface.FromStream(stream);
    }
}
