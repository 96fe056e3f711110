using Pastiche.Cli.Plotting;
using SkiaSharp;

namespace Pastiche.Cli.Figures;

/// <summary>The font of figures in a size, and the lines that a text has in it.</summary>
internal sealed class FigureFont : IDisposable
{
    private const float LinesPerSize = 1.3f;
    private const string Ellipsis = "…";

    private readonly SKFont _font;

    /// <param name="size">In pixels.</param>
    /// <param name="bold">Whether it is for what is read first.</param>
    public FigureFont(float size, bool bold = false) => _font = new SKFont(PlotFont.Typeface(bold), size)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
    };

    /// <summary>What a number of lines is high.</summary>
    public int Height(int lines) => (int)MathF.Ceiling(lines * LinesPerSize * _font.Size);

    /// <summary>What the longest of some lines is wide.</summary>
    public int Width(IEnumerable<string> lines) => lines.Select(line => (int)MathF.Ceiling(_font.MeasureText(line))).DefaultIfEmpty(0).Max();

    /// <summary>A text in lines no wider than that, broken between words; what is still too long ends in an ellipsis.</summary>
    /// <param name="text">The text; a line break in it begins a new line.</param>
    /// <param name="width">What a line may be wide.</param>
    /// <param name="most">How many lines there may be.</param>
    public IReadOnlyList<string> Lines(string text, int width, int most)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n')) Break(paragraph, width, lines);
        if (lines.Count <= most) return lines;
        return [.. lines.Take(most - 1), Shorten(lines[most - 1] + Ellipsis, width)];
    }

    /// <summary>Writes a line of several.</summary>
    public void Draw(SKCanvas canvas, string line, float x, int index, SKTextAlign alignment, SKColor ink)
    {
        using var paint = new SKPaint { Color = ink, IsAntialias = true };
        // Capitals and digits have as much room above as what goes below the line has there.
        var baseline = ((index + 0.5f) * LinesPerSize * _font.Size) - ((_font.Metrics.Ascent + _font.Metrics.Descent) / 2);
        canvas.DrawText(line, x, baseline, alignment, _font, paint);
    }

    public void Dispose() => _font.Dispose();

    private void Break(string paragraph, int width, List<string> lines)
    {
        var line = "";
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && !Fits(longer, width))
            {
                lines.Add(line);
                longer = word;
            }

            line = Shorten(longer, width);
        }

        lines.Add(line);
    }

    private string Shorten(string line, int width)
    {
        if (Fits(line, width)) return line;
        var kept = line.Length - 1;
        while (kept > 0 && !Fits(line[..kept] + Ellipsis, width)) kept--;
        return line[..kept].TrimEnd() + Ellipsis;
    }

    private bool Fits(string line, int width) => _font.MeasureText(line) <= width;
}
