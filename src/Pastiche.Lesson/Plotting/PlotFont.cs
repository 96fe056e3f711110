using ScottPlot;
using SkiaSharp;

namespace Pastiche.Lesson.Plotting;

/// <summary>The embedded font of plots and figures. Many servers have no fonts, and the output must not depend on them.</summary>
internal sealed class PlotFont : IFontResolver
{
    /// <summary>The name of the font, which viewers of SVG files look up.</summary>
    public const string Name = "DejaVu Sans";

    private static readonly Lazy<SKTypeface> Regular = new(() => Read("DejaVuSans.ttf"));
    private static readonly Lazy<SKTypeface> Bold = new(() => Read("DejaVuSans-Bold.ttf"));

    /// <summary>Sets the font of all plots.</summary>
    public static void Use()
    {
        Fonts.FontResolvers.Clear();
        Fonts.FontResolvers.Add(new PlotFont());
        Fonts.Default = Name;
    }

    /// <summary>The typeface, for text outside of plots.</summary>
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
