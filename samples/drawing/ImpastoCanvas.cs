using System.Numerics;
using SkiaSharp;

/// <summary>Paint in relief: a colour layer and a height layer, lit at the end so bristle marks catch the light.</summary>
internal sealed class ImpastoCanvas : IDisposable
{
    private readonly SKBitmap _color, _height;
    private readonly SKCanvas _colorCanvas, _heightCanvas;
    private readonly SKPaint _bristle = new() { IsAntialias = true, IsStroke = true, StrokeJoin = SKStrokeJoin.Round };

    public ImpastoCanvas(int width, int height)
    {
        (_color, _height) = (new SKBitmap(width, height), new SKBitmap(width, height));
        (_colorCanvas, _heightCanvas) = (new SKCanvas(_color), new SKCanvas(_height));
    }

    /// <summary>One brush stroke: a bundle of bristles, each with its own tint, load of paint and point of lifting off.</summary>
    public void Stroke(List<Vector2> path, float width, Vector3 color, Random random)
    {
        int bristles = Math.Max(3, (int)(width / 1.25f));
        for (int i = 0; i < bristles; i++)
        {
            float across = (i + 0.5f) / bristles * 2 - 1;
            using SKPath? line = Bristle(path, 0.5f * width * across, random);
            if (line is null)
            {
                continue;
            }

            Vector3 tint = color * (1 + 0.1f * random.Normal()) + new Vector3(0.02f * random.Normal());
            // Paint is pushed outwards and stands up along the edges of the stroke.
            float load = 0.42f + 0.22f * across * across + 0.16f * random.Normal();
            _bristle.StrokeWidth = random.Between(1.5f, 2.4f);
            _bristle.Color = Rgb.ToColor(tint);
            _colorCanvas.DrawPath(line, _bristle);
            _bristle.Color = Rgb.ToColor(new Vector3(load));
            _heightCanvas.DrawPath(line, _bristle);
        }
    }

    private static SKPath? Bristle(List<Vector2> path, float offset, Random random)
    {
        int first = random.Next(0, 2), last = path.Count - 1 - random.Next(0, 1 + path.Count / 4);
        if (last - first < 1)
        {
            return null;
        }

        return Plane.Path(Enumerable.Range(first, last - first + 1).Select(i =>
        {
            Vector2 along = path[Math.Min(i + 1, path.Count - 1)] - path[Math.Max(i - 1, 0)];
            float taper = MathF.Min(1, 0.55f + 0.3f * MathF.Min(i, path.Count - 1 - i));
            return path[i] + offset * taper * Plane.Normal(along);
        }));
    }

    /// <summary>Lights the relief from the upper left.</summary>
    public Raster Light()
    {
        Raster color = Raster.From(_color), height = Raster.From(_height);
        Vector3 toLight = Vector3.Normalize(new Vector3(-0.55f, -0.65f, 0.75f));
        return Raster.Paint(color.Width, color.Height, p =>
        {
            Vector2 slope = 1.5f * Plane.Gradient(q => height.Sample(q).X, p);
            Vector3 normal = Vector3.Normalize(new Vector3(-slope, 0.55f));
            float lit = Vector3.Dot(normal, toLight) / toLight.Z;
            float gloss = MathF.Pow(Math.Clamp(Vector3.Dot(normal, toLight), 0, 1), 18);
            return color.Sample(p) * (0.42f + 0.58f * lit) + new Vector3(0.07f * gloss);
        });
    }

    public void Dispose()
    {
        _bristle.Dispose();
        _colorCanvas.Dispose();
        _heightCanvas.Dispose();
        _color.Dispose();
        _height.Dispose();
    }
}
