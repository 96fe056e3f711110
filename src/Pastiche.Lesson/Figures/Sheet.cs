using System.Drawing;
using SkiaSharp;

namespace Pastiche.Lesson.Figures;

/// <summary>A white image on which others are drawn.</summary>
internal sealed class Sheet
{
    private const float White = 1;
    private const float MissingGray = 0.75f;

    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <exception cref="PasticheException">The size exceeds the limits of an image.</exception>
    public Sheet(int width, int height)
    {
        Image = new Image(width, height);
        Image.Pixels.Fill(White);
    }

    /// <summary>The sheet with everything on it.</summary>
    public Image Image { get; }

    /// <summary>Fills a rectangle with gray, which marks a missing image.</summary>
    public void Fill(Rectangle bounds)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            for (var y = bounds.Top; y < bounds.Bottom; y++)
                Image.Plane(channel).Slice((y * Image.Width) + bounds.X, bounds.Width).Fill(MissingGray);
        }
    }

    /// <summary>Draws an image in the center of a rectangle, which is at least as large. Transparent parts are white.</summary>
    public void Draw(Image image, Rectangle bounds)
    {
        var (left, top) = (bounds.X + ((bounds.Width - image.Width) / 2), bounds.Y + ((bounds.Height - image.Height) / 2));
        for (var channel = 0; channel < 3; channel++)
        {
            var from = image.Plane(channel);
            var to = Image.Plane(channel);
            for (var i = 0; i < from.Length; i++)
            {
                var opacity = image.HasAlpha ? image.Alpha[i] : 1;
                to[((top + (i / image.Width)) * Image.Width) + left + (i % image.Width)] = (opacity * from[i]) + ((1 - opacity) * White);
            }
        }
    }

    /// <summary>Draws a bitmap of four bytes a pixel: red, green, blue and one that is ignored.</summary>
    public void Draw(SKBitmap drawing, int left, int top)
    {
        var bytes = drawing.GetPixelSpan();
        for (var channel = 0; channel < 3; channel++)
        {
            var to = Image.Plane(channel);
            for (var y = 0; y < drawing.Height; y++)
            {
                for (var x = 0; x < drawing.Width; x++)
                    to[((top + y) * Image.Width) + left + x] = bytes[(y * drawing.RowBytes) + (4 * x) + channel] / 255f;
            }
        }
    }
}
