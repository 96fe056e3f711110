using System.Numerics;
using SkiaSharp;

/// <summary>An image in memory as colours between 0 and 1.</summary>
internal sealed class Raster(int width, int height)
{
    private readonly Vector3[] _pixels = new Vector3[width * height];

    public int Width => width;

    public int Height => height;

    /// <summary>Asks for the colour of every pixel, rows in parallel; it must depend on nothing but the position.</summary>
    public static Raster Paint(int width, int height, Func<Vector2, Vector3> colorAt)
    {
        var raster = new Raster(width, height);
        Parallel.For(0, height, y =>
        {
            for (int x = 0; x < width; x++)
            {
                raster._pixels[y * width + x] = colorAt(new Vector2(x, y));
            }
        });
        return raster;
    }

    public static Raster From(SKBitmap bitmap)
    {
        SKColor[] colors = bitmap.Pixels;
        return Paint(bitmap.Width, bitmap.Height, p => Rgb.FromColor(colors[(int)p.Y * bitmap.Width + (int)p.X]));
    }

    /// <summary>The colour between pixels, bilinearly; positions outside take the nearest edge.</summary>
    public Vector3 Sample(Vector2 p)
    {
        float x = Math.Clamp(p.X, 0, width - 1.001f), y = Math.Clamp(p.Y, 0, height - 1.001f);
        int i = (int)y * width + (int)x;
        (float fx, float fy) = (x - (int)x, y - (int)y);
        Vector3 top = Vector3.Lerp(_pixels[i], _pixels[i + 1], fx);
        Vector3 bottom = Vector3.Lerp(_pixels[i + width], _pixels[i + width + 1], fx);
        return Vector3.Lerp(top, bottom, fy);
    }

    /// <summary>Gaussian blur, one axis after the other.</summary>
    public Raster Blur(float sigma)
    {
        int reach = (int)(3 * sigma);
        float[] weights = [.. Enumerable.Range(-reach, 2 * reach + 1).Select(i => MathF.Exp(-i * i / (2 * sigma * sigma)))];
        float sum = weights.Sum();
        Raster Along(Raster source, Vector2 axis) => Paint(width, height, p =>
        {
            Vector3 total = Vector3.Zero;
            for (int i = 0; i < weights.Length; i++)
            {
                total += weights[i] / sum * source.Sample(p + (i - reach) * axis);
            }

            return total;
        });
        return Along(Along(this, Vector2.UnitX), Vector2.UnitY);
    }

    public void SaveJpeg(string path)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Pixels = [.. _pixels.Select(Rgb.ToColor)];
        using FileStream file = File.Create(path);
        bitmap.Encode(file, SKEncodedImageFormat.Jpeg, 92);
    }
}
