using System.Drawing;
using SkiaSharp;

namespace Pastiche.Cli.Figures;

/// <summary>White paper on which pictures are laid.</summary>
internal sealed class Sheet
{
    private const float Paper = 1;
    private const float MissingGray = 0.75f;

    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <exception cref="PasticheException">It is larger than a picture may be.</exception>
    public Sheet(int width, int height)
    {
        Image = new Image(width, height);
        Image.Pixels.Fill(Paper);
    }

    /// <summary>The paper with what lies on it.</summary>
    public Image Image { get; }

    /// <summary>Shows that a picture is missing there.</summary>
    public void Fill(Rectangle place)
    {
        for (var channel = 0; channel < 3; channel++)
            for (var y = place.Top; y < place.Bottom; y++) Image.Plane(channel).Slice((y * Image.Width) + place.X, place.Width).Fill(MissingGray);
    }

    /// <summary>Lays a picture in the middle of a place, which is large enough. Where the picture is transparent, the paper is seen.</summary>
    public void Lay(Image image, Rectangle place)
    {
        var (left, top) = (place.X + ((place.Width - image.Width) / 2), place.Y + ((place.Height - image.Height) / 2));
        for (var channel = 0; channel < 3; channel++)
        {
            var from = image.Plane(channel);
            var to = Image.Plane(channel);
            for (var i = 0; i < from.Length; i++)
            {
                var opacity = image.HasAlpha ? image.Alpha[i] : 1;
                to[((top + (i / image.Width)) * Image.Width) + left + (i % image.Width)] = (opacity * from[i]) + ((1 - opacity) * Paper);
            }
        }
    }

    /// <summary>Lays a drawing, four bytes a pixel in the order of red, green and blue.</summary>
    public void Lay(SKBitmap drawing, int left, int top)
    {
        var bytes = drawing.GetPixelSpan();
        for (var channel = 0; channel < 3; channel++)
        {
            var to = Image.Plane(channel);
            for (var y = 0; y < drawing.Height; y++)
                for (var x = 0; x < drawing.Width; x++)
                    to[((top + y) * Image.Width) + left + x] = bytes[(y * drawing.RowBytes) + (4 * x) + channel] / 255f;
        }
    }
}
