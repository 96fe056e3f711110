using Pastiche.Cli.Lesson;
using SkiaSharp;

namespace Pastiche.Cli.Figures;

/// <summary>The Gram matrix of a layer in colours, with the numbers of the maps at its sides and a labelled scale.</summary>
/// <param name="layer">The layer.</param>
internal sealed class HeatMap(LayerInspection layer)
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

    /// <summary>Draws it.</summary>
    public Image Draw()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        WriteHead(canvas);
        using var font = new FigureFont(Text);
        using var line = new SKPaint { Color = Ink, StrokeWidth = 1 };
        MarkMaps(canvas, font, line);
        MarkScale(canvas, font, line);
        var sheet = new Sheet(Width, Height);
        sheet.Lay(bitmap, 0, 0);
        sheet.Lay(_scale.Paint(layer.Gram, _enlargement), new(Left, Top, Side, Side));
        sheet.Lay(ColorMap.Paint(1, Side, 1, i => 1 - (i / (Side - 1.0))).Resize(Text, Side), new(ScaleLeft, Top, Text, Side));
        return sheet.Image;
    }

    private void WriteHead(SKCanvas canvas)
    {
        using var title = new FigureFont(1.2f * Text, bold: true);
        using var font = new FigureFont(Text);
        Write(canvas, title, $"{layer.Name}: Gram matrix of {layer.Gram.Size} feature maps", Text, Text, SKTextAlign.Left);
        Write(canvas, font, "Mean product of two maps over all positions; logarithmic scale, the smallest hundredth is black.", Text, 2.8f * Text, SKTextAlign.Left);
    }

    private void MarkMaps(SKCanvas canvas, FigureFont font, SKPaint line)
    {
        var step = Math.Max(1, layer.Gram.Size / MarksPerSide);
        for (var map = 0; map < layer.Gram.Size; map += step)
        {
            var middle = (map + 0.5f) * _enlargement;
            canvas.DrawLine(Left + middle, Top - TickLength, Left + middle, Top, line);
            canvas.DrawLine(Left - TickLength, Top + middle, Left, Top + middle, line);
            Write(canvas, font, $"{map}", Left + middle, Top - TickLength - (1.4f * Text), SKTextAlign.Center);
            Write(canvas, font, $"{map}", Left - TickLength - (0.3f * Text), Top + middle - (0.65f * Text), SKTextAlign.Right);
        }

        Write(canvas, font, "feature map", Left + (Side / 2f), Top + Side + (0.8f * Text), SKTextAlign.Center);
        canvas.Save();
        canvas.RotateDegrees(-90, 1.6f * Text, Top + (Side / 2f));
        Write(canvas, font, "feature map", 1.6f * Text, Top + (Side / 2f) - (0.65f * Text), SKTextAlign.Center);
        canvas.Restore();
    }

    private void MarkScale(SKCanvas canvas, FigureFont font, SKPaint line)
    {
        foreach (var (position, label) in _scale.Marks)
        {
            var y = Top + (float)((1 - position) * Side);
            var right = ScaleLeft + Text + (label.Length > 0 ? TickLength : TickLength / 2);
            canvas.DrawLine(ScaleLeft + Text, y, right, y, line);
            Write(canvas, font, label, right + (0.4f * Text), y - (0.65f * Text), SKTextAlign.Left);
        }
    }

    private static void Write(SKCanvas canvas, FigureFont font, string text, float x, float top, SKTextAlign alignment)
    {
        canvas.Save();
        canvas.Translate(0, top);
        font.Draw(canvas, text, x, 0, alignment, Ink);
        canvas.Restore();
    }
}
