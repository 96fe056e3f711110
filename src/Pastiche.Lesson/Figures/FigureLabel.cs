using System.Drawing;
using SkiaSharp;

namespace Pastiche.Lesson.Figures;

/// <summary>Text in a figure.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Font">The font.</param>
/// <param name="Bounds">The rectangle of the text, in pixels of the figure.</param>
/// <param name="Alignment">The alignment within the rectangle.</param>
internal sealed record FigureLabel(IReadOnlyList<string> Lines, FigureFont Font, Rectangle Bounds, SKTextAlign Alignment)
{
    /// <summary>Draws the text.</summary>
    /// <param name="canvas">A canvas of the size of the rectangle.</param>
    public void Draw(SKCanvas canvas)
    {
        var x = Alignment switch
        {
            SKTextAlign.Left => 0,
            SKTextAlign.Right => Bounds.Width,
            _ => Bounds.Width / 2f,
        };
        foreach (var (index, line) in Lines.Index()) Font.Draw(canvas, line, x, index, Alignment);
    }
}
