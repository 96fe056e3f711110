using Pastiche.Lesson.Experiments;
using Pastiche.Lesson.Plotting;
using SkiaSharp;

namespace Pastiche.Lesson.Figures;

/// <summary>A figure of the Gram matrix of a layer as a heat map, with the numbers of the maps and a color scale.</summary>
/// <param name="layer">The layer.</param>
public sealed class HeatMap(InspectedLayer layer)
{
    private const int LeastSide = 640;
    private const int TextsPerSide = 40;
    private const int MarksPerSide = 8;
    private const int TickLength = 6;

    private static readonly SKColor Ink = new(0x33, 0x33, 0x33);

    private readonly GramScale _scale = new(layer.Gram);
    private readonly int _enlargement = (LeastSide + layer.Gram.Size - 1) / layer.Gram.Size;

    private int Side => _enlargement * layer.Gram.Size;

    private int Text => Side / TextsPerSide;

    private int Left => 6 * Text;

    private int Top => 7 * Text;

    private int ScaleLeft => Left + Side + (2 * Text);

    private int Width => ScaleLeft + (9 * Text);

    private int Height => Top + Side + (4 * Text);

    /// <summary>Draws the figure.</summary>
    public Image Draw()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        DrawHead(canvas);
        using var font = new FigureFont(Text);
        using var line = new SKPaint { Color = Ink, StrokeWidth = 1 };
        DrawMapTicks(canvas, font, line);
        DrawScaleTicks(canvas, font, line);
        var sheet = new Sheet(Width, Height);
        sheet.Draw(bitmap, 0, 0);
        sheet.Draw(_scale.Paint(layer.Gram, _enlargement), new(Left, Top, Side, Side));
        var scale = ColorMap.Paint(1, Side, 1, i => 1 - (i / (Side - 1.0)));
        sheet.Draw(scale.Resize(Text, Side), new(ScaleLeft, Top, Text, Side));
        return sheet.Image;
    }

    private void DrawHead(SKCanvas canvas)
    {
        using var title = new FigureFont(1.2f * Text, bold: true);
        using var font = new FigureFont(Text);
        Write(canvas, title, $"{layer.Layer.Name}: Gram matrix of {layer.Gram.Size} feature maps", new(Text, Text), SKTextAlign.Left);
        const string explanation = "Mean product of two maps over all positions; logarithmic scale, the smallest hundredth is black.";
        Write(canvas, font, explanation, new(Text, 2.8f * Text), SKTextAlign.Left);
    }

    private void DrawMapTicks(SKCanvas canvas, FigureFont font, SKPaint line)
    {
        var step = Math.Max(1, layer.Gram.Size / MarksPerSide);
        for (var map = 0; map < layer.Gram.Size; map += step)
        {
            var middle = (map + 0.5f) * _enlargement;
            canvas.DrawLine(Left + middle, Top - TickLength, Left + middle, Top, line);
            canvas.DrawLine(Left - TickLength, Top + middle, Left, Top + middle, line);
            Write(canvas, font, $"{map}", new(Left + middle, Top - TickLength - (1.4f * Text)), SKTextAlign.Center);
            Write(canvas, font, $"{map}", new(Left - TickLength - (0.3f * Text), Top + middle - (0.65f * Text)), SKTextAlign.Right);
        }

        Write(canvas, font, "feature map", new(Left + (Side / 2f), Top + Side + (0.8f * Text)), SKTextAlign.Center);
        canvas.Save();
        canvas.RotateDegrees(-90, 1.6f * Text, Top + (Side / 2f));
        Write(canvas, font, "feature map", new(1.6f * Text, Top + (Side / 2f) - (0.65f * Text)), SKTextAlign.Center);
        canvas.Restore();
    }

    private void DrawScaleTicks(SKCanvas canvas, FigureFont font, SKPaint line)
    {
        foreach (var (position, label) in _scale.Ticks)
        {
            var y = Top + (float)((1 - position) * Side);
            var right = ScaleLeft + Text + (label.Length > 0 ? TickLength : TickLength / 2);
            canvas.DrawLine(ScaleLeft + Text, y, right, y, line);
            Write(canvas, font, label, new(right + (0.4f * Text), y - (0.65f * Text)), SKTextAlign.Left);
        }
    }

    /// <summary>Writes a line.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="font">The font.</param>
    /// <param name="text">The line.</param>
    /// <param name="position">The top of the line, and its left, center or right.</param>
    /// <param name="alignment">The part of the line that is at the position: left, center or right.</param>
    private static void Write(SKCanvas canvas, FigureFont font, string text, SKPoint position, SKTextAlign alignment)
    {
        canvas.Save();
        canvas.Translate(0, position.Y);
        font.Draw(canvas, text, position.X, 0, alignment);
        canvas.Restore();
    }
}
