using System.Drawing;
using SkiaSharp;

namespace Pastiche.Cli.Figures;

/// <summary>Something to read in a figure.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Font">In which they are written.</param>
/// <param name="Place">Where they are, in the figure's pixels; as high as they are.</param>
/// <param name="Alignment">Where in the place's width they are.</param>
internal sealed record FigureLabel(IReadOnlyList<string> Lines, FigureFont Font, Rectangle Place, SKTextAlign Alignment)
{
    /// <summary>Writes it.</summary>
    /// <param name="canvas">The place.</param>
    /// <param name="ink">The colour.</param>
    public void Draw(SKCanvas canvas, SKColor ink)
    {
        var x = Alignment switch
        {
            SKTextAlign.Left => 0,
            SKTextAlign.Right => Place.Width,
            _ => Place.Width / 2f,
        };
        foreach (var (index, line) in Lines.Index()) Font.Draw(canvas, line, x, index, Alignment, ink);
    }
}
