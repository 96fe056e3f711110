using System.Numerics;

/// <summary>A starry sky of swirling impasto strokes over ranges of dark hills.</summary>
internal static class NightSwirls
{
    private const int Width = 1024, Height = 800, Ranges = 3;

    private static readonly Vector3[] Sky = Rgb.List(0x0B1437, 0x14226B, 0x1E3F9E, 0x2F6BC0, 0x5FA3CF, 0xA9D2CF, 0xE3E8BE);
    private static readonly Vector3[] Glow = Rgb.List(0x2F6BC0, 0x6FB0B8, 0xC9D58A, 0xF2C83C, 0xFBE58A, 0xFFF8DC);
    private static readonly Vector3[] Land = Rgb.List(0x060B1E, 0x0D1F3C, 0x123A4C, 0x1E5A5A, 0x3D8270, 0x8DB07A);

    private static readonly (Vector2 Center, float Reach, float Spin, int Arms)[] Vortices =
    [
        (new(400, 285), 165, 1.5f, 2), (new(655, 400), 105, -1.1f, 2),
        (new(115, 470), 90, -0.9f, 1), (new(905, 520), 80, 0.8f, 1),
    ];

    // Centre and radius of the bright disc; the last is the moon.
    private static readonly (Vector2 Center, float Radius)[] Lights =
    [
        (new(95, 90), 17), (new(238, 118), 11), (new(172, 268), 14), (new(560, 92), 15), (new(690, 170), 11),
        (new(600, 255), 9), (new(500, 470), 10), (new(800, 330), 13), (new(265, 480), 12), (new(965, 395), 10),
        (new(390, 60), 9), (new(30, 360), 10), (new(880, 130), 44),
    ];

    private static readonly Noise Drift = new(11), Hue = new(12), Relief = new(13);

    public static Raster Draw()
    {
        var random = new Random(1889);
        using var canvas = new ImpastoCanvas(Width, Height);

        // Broad strokes lay in the ground, finer ones model it; each layer leaves gaps to the one beneath.
        Cover(canvas, random, cell: 11, width: 22, length: 110);
        Cover(canvas, random, cell: 9, width: 13, length: 80);
        Cover(canvas, random, cell: 8.5f, width: 8, length: 56);
        foreach (var (center, radius) in Lights)
        {
            DrawLight(canvas, random, center, radius);
        }

        return canvas.Light();
    }

    private static void Cover(ImpastoCanvas canvas, Random random, float cell, float width, float length)
    {
        foreach (Vector2 start in random.JitteredGrid(Width, Height, cell, margin: 30))
        {
            float scale = random.Between(0.6f, 1.25f);
            List<Vector2> path = Follow(start, length * scale);
            Vector2 middle = path[path.Count / 2];
            canvas.Stroke(path, width * scale, ColorAt(middle, random), random);
        }
    }

    /// <summary>Short curved dabs, ring by ring from the outside in, so the core ends on top.</summary>
    private static void DrawLight(ImpastoCanvas canvas, Random random, Vector2 center, float radius)
    {
        for (float ring = radius * 1.9f; ring > 0; ring -= 3.2f)
        {
            int dabs = Math.Max(3, (int)(ring * 0.42f));
            for (int i = 0; i < dabs; i++)
            {
                float from = random.Between(0, MathF.Tau), sweep = MathF.Min(26 / ring, 2.2f);
                List<Vector2> path = [.. Enumerable.Range(0, 7).Select(k => center + ring * Plane.Unit(from + sweep * k / 6))];
                float warmth = 1.12f - 0.42f * ring / radius + random.Between(-0.08f, 0.08f);
                canvas.Stroke(path, random.Between(5, 8), Rgb.Ramp(Glow, warmth), random);
            }
        }
    }

    private static List<Vector2> Follow(Vector2 start, float length)
    {
        const float Step = 4;
        int range = RangeAt(start);
        List<Vector2> path = [start];
        while (path.Count * Step < length)
        {
            Vector2 next = path[^1] + Step * Flow(path[^1], range);
            if (path.Count > 2 && RangeAt(next) != range)
            {
                break;
            }

            path.Add(next);
        }

        return path;
    }

    private static Vector2 Flow(Vector2 p, int range)
    {
        if (range >= 0)
        {
            float slope = (RidgeLine(p.X + 2, range) - RidgeLine(p.X - 2, range)) / 4;
            return Vector2.Normalize(new Vector2(1, slope + 0.5f * Relief.At(p / 110)));
        }

        Vector2 gradient = Plane.Gradient(Stream, p);
        return Vector2.Normalize(new Vector2(gradient.Y + 1e-6f, -gradient.X));
    }

    /// <summary>Stream function: strokes run along its level lines, a wind stirred by vortices and lights.</summary>
    private static float Stream(Vector2 p)
    {
        float value = p.Y / 210 + 0.75f * Drift.Fractal(p / 330, 2);
        foreach (var (center, reach, spin, _) in Vortices)
        {
            value += 1.25f * spin * MathF.Exp(-Vector2.DistanceSquared(p, center) / (reach * reach));
        }

        foreach (var (center, radius) in Lights)
        {
            value += 0.9f * MathF.Exp(-Vector2.DistanceSquared(p, center) / (10 * radius * radius));
        }

        return value;
    }

    private static Vector3 ColorAt(Vector2 p, Random random)
    {
        int range = RangeAt(p);
        return range >= 0 ? LandColor(p, range, random) : Haloed(p, SkyColor(p, random), random);
    }

    private static Vector3 SkyColor(Vector2 p, Random random)
    {
        // Bands of the stream function follow the strokes; the arm terms wind them into spirals.
        float phase = 13 * Stream(p) + 1.3f * Hue.Fractal(p / 90, 2);
        float tone = 0.2f + 0.42f * p.Y / Height;
        foreach (var (center, reach, spin, arms) in Vortices)
        {
            Vector2 d = p - center;
            float near = MathF.Exp(-d.LengthSquared() / (1.4f * reach * reach));
            phase += near * arms * MathF.Atan2(d.Y, d.X) * MathF.Sign(spin);
            tone += 0.2f * near;
        }

        return Rgb.Ramp(Sky, tone + 0.27f * MathF.Sin(phase) + random.Between(-0.09f, 0.09f));
    }

    private static Vector3 Haloed(Vector2 p, Vector3 color, Random random)
    {
        foreach (var (center, radius) in Lights)
        {
            float d = Vector2.Distance(p, center) / radius;
            float strength = MathF.Exp(-d * d / 9.5f);
            if (strength > 0.03f)
            {
                float ripple = d > 1 ? 0.16f * MathF.Sin(3.4f * d) : 0;
                Vector3 glow = Rgb.Ramp(Glow, 0.95f * strength + ripple + random.Between(-0.1f, 0.1f));
                color = Vector3.Lerp(color, glow, MathF.Min(1, 1.35f * strength));
            }
        }

        return color;
    }

    private static Vector3 LandColor(Vector2 p, int range, Random random)
    {
        float depth = p.Y - RidgeLine(p.X, range);
        float rim = MathF.Exp(-depth / 16);
        float band = 0.16f * MathF.Sin(depth / 7 + 3 * Relief.At(p / 60));
        return Rgb.Ramp(Land, 0.22f + 0.04f * range + 0.4f * rim + band + random.Between(-0.08f, 0.1f));
    }

    /// <summary>The nearest range of hills that covers p, or -1 for the sky.</summary>
    private static int RangeAt(Vector2 p)
    {
        int range = Ranges - 1;
        while (range >= 0 && p.Y < RidgeLine(p.X, range))
        {
            range--;
        }

        return range;
    }

    private static float RidgeLine(float x, int range) =>
        Height - 185 + 62 * range + (75 - 8 * range) * Relief.Fractal(new Vector2(x / 190, 7.3f * range), 2);
}
