using Pastiche.Lesson.Plotting;
using SkiaSharp;

namespace Pastiche.Lesson.Figures;

/// <summary>The font of figures in one size: measures, breaks and draws text.</summary>
internal sealed class FigureFont : IDisposable
{
    private const float LinesPerSize = 1.3f;
    private const string Ellipsis = "…";

    private static readonly SKColor Ink = new(0x33, 0x33, 0x33);

    private readonly SKFont _font;

    /// <param name="size">The size in pixels.</param>
    /// <param name="bold">Whether the font is bold.</param>
    public FigureFont(float size, bool bold = false) => _font = new SKFont(PlotFont.Typeface(bold), size)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
    };

    /// <summary>The height of a number of lines, in pixels.</summary>
    public int Height(int lines) => (int)MathF.Ceiling(lines * LinesPerSize * _font.Size);

    /// <summary>The width of the longest line, in pixels.</summary>
    public int Width(IEnumerable<string> lines) =>
        lines.Select(line => (int)MathF.Ceiling(_font.MeasureText(line))).DefaultIfEmpty(0).Max();

    /// <summary>Breaks a text into lines between words. A word or a text that is still too long ends in an ellipsis.</summary>
    /// <param name="text">The text; a line break in it begins a new line.</param>
    /// <param name="width">The width of a line at most, in pixels.</param>
    /// <param name="most">The number of lines at most.</param>
    public IReadOnlyList<string> Lines(string text, int width, int most)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n')) Break(paragraph, width, lines);
        if (lines.Count <= most) return lines;
        return [.. lines.Take(most - 1), Shorten(lines[most - 1] + Ellipsis, width)];
    }

    /// <summary>Draws one line of a text.</summary>
    /// <param name="canvas">The canvas, whose top is that of the text.</param>
    /// <param name="line">The line.</param>
    /// <param name="x">The horizontal position, in pixels.</param>
    /// <param name="index">The index of the line in the text, from 0.</param>
    /// <param name="alignment">The part of the line that is at the position: left, center or right.</param>
    public void Draw(SKCanvas canvas, string line, float x, int index, SKTextAlign alignment)
    {
        using var paint = new SKPaint { Color = Ink, IsAntialias = true };
        // Centers ascenders and descenders together in the height of the line.
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
