using System.Numerics;
using SkiaSharp;

/// <summary>A woodblock print: breaking waves with clawed foam, cut in parallel lines and printed in Prussian blues.</summary>
internal static class WoodblockWaves
{
    private const int Width = 1024, Height = 760;

    private static readonly SKColor Key = Rgb.ToColor(Rgb.Hex(0x12244A)), Foam = Rgb.ToColor(Rgb.Hex(0xF3EBD6));
    private static readonly SKColor Mist = Rgb.ToColor(Rgb.Hex(0xF0E4C8)), Sun = Rgb.ToColor(Rgb.Hex(0xC8452E));
    private static readonly Vector3[] SkyInk = Rgb.List(0x3E5F86, 0x8FA3A8, 0xD9C9A3, 0xE6D4AE, 0xE3C79C, 0xD9B48A);
    private static readonly SKColor[] Blues =
    [
        .. Rgb.List(0x16305F, 0x1F4B86, 0x16305F, 0x3A73A8, 0xA9C4C6, 0x1F4B86, 0x16305F, 0x5E93B8, 0xE9E4D0, 0x3A73A8)
            .Select(Rgb.ToColor),
    ];

    // Half-outlines of a breaking wave of height 1, foot to tip: its back, and its hollow face.
    private static readonly Curve Back = new(
        new(-1.75f, -0.35f), new(-1.2f, -0.02f), new(-0.8f, 0.26f), new(-0.42f, 0.66f), new(-0.08f, 0.93f),
        new(0.24f, 1.02f), new(0.5f, 0.93f), new(0.64f, 0.7f));

    private static readonly Curve Face = new(
        new(1.5f, -0.35f), new(0.95f, -0.1f), new(0.45f, 0f), new(0.12f, 0.16f), new(-0.04f, 0.4f),
        new(0.06f, 0.66f), new(0.32f, 0.8f), new(0.64f, 0.7f));

    private static readonly Noise Paper = new(31), Wood = new(32), Ink = new(33);

    public static Raster Draw()
    {
        using var bitmap = new SKBitmap(Width, Height);
        using var canvas = new SKCanvas(bitmap);
        var random = new Random(1831);

        DrawSky(canvas, random);
        DrawSwell(canvas, random, top: 470, rise: 20, length: 128, gap: 6);
        DrawSwell(canvas, random, top: 520, rise: 30, length: 190, gap: 7);
        DrawBreaker(canvas, random, Matrix3x2.CreateScale(-300, -300) * Matrix3x2.CreateTranslation(905, 605));
        DrawSwell(canvas, random, top: 610, rise: 36, length: 240, gap: 8);
        DrawBreaker(canvas, random, Matrix3x2.CreateScale(520, -520) * Matrix3x2.CreateTranslation(285, 630));
        DrawSwell(canvas, random, top: 690, rise: 52, length: 340, gap: 9);
        DrawSwell(canvas, random, top: 745, rise: 40, length: 260, gap: 9);
        return Print(Raster.From(bitmap));
    }

    private static void DrawSky(SKCanvas canvas, Random random)
    {
        using var ink = new SKPaint { IsAntialias = true };
        for (int y = 0; y < Height; y++)
        {
            ink.Color = Rgb.ToColor(Rgb.Ramp(SkyInk, y / 470f));
            canvas.DrawRect(0, y, Width, 1, ink);
        }

        ink.Color = Sun;
        canvas.DrawCircle(745, 190, 74, ink);
        for (int i = 0; i < 44; i++)
        {
            // Bands of mist with round ends, each with a few carved lines inside.
            float y = 20 + 10.2f * i + random.Between(-4, 4), x = random.Between(-200, Width - 60);
            float length = random.Between(120, 380);
            var band = SKRect.Create(x, y, length, random.Between(9, 15));
            (ink.Color, ink.Style) = (i % 3 == 2 ? new SKColor(0x8F, 0xA9, 0xB0) : Mist, SKPaintStyle.Fill);
            canvas.DrawRoundRect(band, band.Height / 2, band.Height / 2, ink);
            (ink.Color, ink.Style, ink.StrokeWidth) = (Key.WithAlpha(150), SKPaintStyle.Stroke, 1.3f);
            canvas.DrawRoundRect(band, band.Height / 2, band.Height / 2, ink);
            canvas.DrawLine(x + 14, band.MidY, x + length * random.Between(0.5f, 0.95f), band.MidY, ink);
        }
    }

    /// <summary>Peaked swells across the whole sheet, filled with lines that flatten as they go down.</summary>
    private static void DrawSwell(SKCanvas canvas, Random random, float top, float rise, float length, float gap)
    {
        float start = random.NextSingle();
        int shade = random.Next(Blues.Length);
        float Crest(float x, int line)
        {
            float peak = 1 - MathF.Pow(MathF.Abs(MathF.Sin(MathF.PI * (x / length + start))), 0.7f);
            float sway = 0.35f * Ink.At(new Vector2(x / 170, top));
            return top + line * gap - rise * MathF.Pow(0.93f, line) * (peak + sway);
        }

        for (int line = 0; top + line * gap < Height + rise; line++)
        {
            int row = line;
            IEnumerable<Vector2> crest = Steps(-8, Width + 8, 4).Select(x => new Vector2(x, Crest(x, row)));
            Fill(canvas, [.. crest, new(Width + 8, Height + 9), new(-8, Height + 9)], Blues[(line + shade) % Blues.Length]);
            Line(canvas, crest, line == 0 ? 2.6f : 1.1f, Key);
            Line(canvas, crest.Select(p => p + new Vector2(0, gap / 2)), 0.8f, Engraved(line + shade));
        }

        using var drops = new SKPathBuilder();
        List<Action> claws = [];
        foreach (float x in Steps(-10, Width + 10, 0.16f * rise + 3))
        {
            float height = (top - Crest(x, 0)) / rise;
            float size = (0.12f + 0.2f * MathF.Max(0, height)) * rise * random.Between(0.8f, 1.2f);
            drops.AddCircle(x, Crest(x, 0) + size * 0.5f, size);
            if (height > 0.35f)
            {
                var root = new Vector2(x, Crest(x, 0) + 0.5f * size);
                (float angle, float curl) = (random.Between(-1.5f, -0.5f), random.Between(1.6f, 2.4f));
                claws.Add(() => PrintClaw(canvas, root, angle, 2.8f * size, curl, branches: 1));
            }
        }

        PrintFoam(canvas, drops);
        claws.ForEach(print => print());
    }

    private static void DrawBreaker(SKCanvas canvas, Random random, Matrix3x2 placed)
    {
        const int Stripes = 22;
        Vector2 At(float across, float along) => Vector2.Transform(Vector2.Lerp(Back.At(along), Face.At(along), across), placed);
        Vector2[] Rib(float across, float from = 0) => [.. Steps(from, 1.001f, 0.012f).Select(along => At(across, along))];

        for (int i = 0; i < Stripes; i++)
        {
            float near = (float)i / Stripes, far = (i + 1f) / Stripes;
            Fill(canvas, [.. Rib(near), .. Rib(far).Reverse()], Blues[i * 3 % Blues.Length]);
            Line(canvas, Rib(near), 1.5f, Key);
            for (int cut = 1; cut < 4; cut++)
            {
                Line(canvas, Rib(float.Lerp(near, far, cut / 4f), 0.05f * ((i + cut) % 4)), 0.9f, Engraved(i * 3));
            }
        }

        Line(canvas, Rib(1), 3, Key);
        Line(canvas, Rib(0), 3, Key);
        DrawFoam(canvas, random, At, MathF.Abs(placed.M11), MathF.Sign(placed.M11));
    }

    /// <summary>Foam rides the back of the wave, hangs in claws from its lip and flies off as spray.</summary>
    private static void DrawFoam(SKCanvas canvas, Random random, Func<float, float, Vector2> at, float size, int side)
    {
        using var spray = new SKPathBuilder();
        List<Action> caps = [];
        foreach (float along in Steps(0.3f, 1, 0.011f))
        {
            float swell = Plane.Smoothstep(0.25f, 0.8f, along);
            Vector2 away = Plane.Normal(at(0, along + 0.01f) - at(0, along - 0.01f)) * -side, crest = at(0.04f, along);
            Vector2 drop = at(0, along) + size * (new Vector2(0.04f * side, 0) + away * random.Between(0.05f, 0.26f) * swell);
            spray.AddCircle(drop.X, drop.Y, random.Between(1.6f, 4.2f));
            float bubble = size * (0.012f + 0.018f * swell) * random.Between(0.75f, 1.25f);
            caps.Add(() => PrintDrop(canvas, crest, bubble));
            PrintClaw(canvas, at(0.02f, along), MathF.Atan2(away.Y, away.X) + side * random.Between(0.1f, 0.7f),
                size * (0.045f + 0.07f * swell) * random.Between(0.7f, 1.2f), side * random.Between(1.4f, 2.4f), branches: 1);
        }

        caps.ForEach(print => print());
        foreach (float along in Steps(0.8f, 1.001f, 0.0062f))
        {
            // Shorter where the lip begins, so the fringe lengthens towards the falling tip.
            float reach = Plane.Smoothstep(0.76f, 1, along);
            Vector2 drop = at(1, along) + size * new Vector2(side * random.Between(-0.05f, 0.4f), random.Between(0.05f, 0.5f));
            spray.AddCircle(drop.X, drop.Y, random.Between(1.6f, 4.4f));
            Vector2 root = at(random.Between(0.05f, 0.1f + 0.9f * reach), along);
            PrintClaw(canvas, root, MathF.PI / 2 - side * random.Between(-0.1f, 0.8f),
                size * (0.06f + 0.15f * reach) * random.Between(0.7f, 1.15f), side * random.Between(0.9f, 2f), branches: 2);
        }

        PrintFoam(canvas, spray);
    }

    private static void PrintDrop(SKCanvas canvas, Vector2 center, float radius)
    {
        using var drop = new SKPathBuilder();
        drop.AddCircle(center.X, center.Y, radius);
        PrintFoam(canvas, drop);
    }

    private static void PrintClaw(SKCanvas canvas, Vector2 root, float angle, float length, float curl, int branches)
    {
        using var claw = new SKPathBuilder();
        AddClaw(claw, root, angle, length, curl, branches);
        PrintFoam(canvas, claw);
    }

    /// <summary>A finger of foam: a spine that curls ever tighter and thins to a point, with smaller fingers beside it.</summary>
    private static void AddClaw(SKPathBuilder claws, Vector2 root, float angle, float length, float curl, int branches)
    {
        const int Joints = 14;
        List<Vector2> left = [], right = [];
        Vector2 p = root;
        for (int i = 0; i <= Joints; i++)
        {
            float t = (float)i / Joints;
            float heading = angle + curl * t * t * 1.3f;
            Vector2 half = 0.15f * length * MathF.Pow(1 - t, 0.75f) * Plane.Unit(heading + MathF.PI / 2);
            left.Add(p + half);
            right.Add(p - half);
            if (branches > 0 && i is 4 or 8 && length > 9)
            {
                AddClaw(claws, p, heading - 0.75f * MathF.Sign(curl), length * (0.62f - 0.25f * t), curl * 1.1f, branches - 1);
                AddClaw(claws, p, heading + 0.7f * MathF.Sign(curl), length * (0.48f - 0.25f * t), curl * 1.2f, 0);
            }

            p += length / Joints * Plane.Unit(heading);
        }

        right.Reverse();
        claws.AddCircle(root.X, root.Y, 0.15f * length, SKPathDirection.CounterClockwise);
        SKPoint[] outline = [.. left.Concat(right).Select(v => new SKPoint(v.X, v.Y))];
        claws.AddPoly(outline, true);
    }

    /// <summary>Outlines every shape first and fills them after, so that shapes that touch share one outline.</summary>
    private static void PrintFoam(SKCanvas canvas, SKPathBuilder shapes)
    {
        using SKPath path = shapes.Snapshot();
        using var ink = new SKPaint { IsAntialias = true, Color = Key, Style = SKPaintStyle.Stroke, StrokeWidth = 2.4f };
        canvas.DrawPath(path, ink);
        (ink.Color, ink.Style) = (Foam, SKPaintStyle.Fill);
        canvas.DrawPath(path, ink);
    }

    private static void Fill(SKCanvas canvas, IEnumerable<Vector2> outline, SKColor color)
    {
        using var path = Plane.Path(outline);
        using var ink = new SKPaint { IsAntialias = true, Color = color };
        canvas.DrawPath(path, ink);
    }

    private static void Line(SKCanvas canvas, IEnumerable<Vector2> points, float width, SKColor color)
    {
        using var path = Plane.Path(points);
        using var ink = new SKPaint { IsAntialias = true, Color = color, Style = SKPaintStyle.Stroke, StrokeWidth = width };
        canvas.DrawPath(path, ink);
    }

    /// <summary>The colour of a line cut into a stripe: lighter than a dark stripe, darker than a light one.</summary>
    private static SKColor Engraved(int stripe) => Blues[stripe % Blues.Length].Blue < 0x90 ? Blues[7] : Key;

    private static IEnumerable<float> Steps(float from, float to, float step)
    {
        for (float x = from; x <= to; x += step)
        {
            yield return x;
        }
    }

    /// <summary>What press and paper add: edges a knife has cut, the grain of the plank, mottled ink and fibres.</summary>
    private static Raster Print(Raster blocks) => Raster.Paint(Width, Height, p =>
    {
        Vector3 color = blocks.Sample(p + 1.1f * Ink.Shift(p / 14, 2));
        float rings = p.Y / 7 + 9 * Wood.Fractal(new Vector2(p.X / 420, p.Y / 75), 2);
        float grain = 0.5f * MathF.Sin(MathF.Tau * rings / 2) + 0.6f * Wood.At(new Vector2(p.X / 90, p.Y / 1.6f));
        float mottle = Ink.Fractal(p / 5, 3) + 0.6f * Ink.Fractal(p / 60, 2);
        float fibre = Plane.Smoothstep(0.55f, 0.9f, Paper.At(new Vector2((p.X + p.Y) / 3, (p.X - p.Y) / 26)));
        color *= 1 + 0.075f * grain + 0.06f * mottle;
        return Vector3.Lerp(color, new Vector3(0.93f, 0.87f, 0.74f), 0.05f + 0.08f * fibre + 0.03f * MathF.Max(0, grain));
    });
}
