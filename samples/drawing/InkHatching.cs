using System.Numerics;
using SkiaSharp;

/// <summary>Pen and ink with a thin wash: folded hills, round trees and banked clouds, all modelled by cross-hatching.</summary>
internal static class InkHatching
{
    private const int Width = 1024, Height = 768, Hills = 5, SunDisc = -2;

    private static readonly SKColor Ink = Rgb.ToColor(Rgb.Hex(0x20130D));
    private static readonly Vector3 PaperColor = Rgb.Hex(0xF0E0C0), WashColor = Rgb.Hex(0xA8703C);
    private static readonly Vector2 Sun = new(770, 135);
    private static readonly Vector3 ToLight = Vector3.Normalize(new Vector3(0.5f, -0.62f, 0.6f));
    private static readonly Noise Ridge = new(41), Folds = new(42), Clouds = new(43), Fibre = new(44);
    private static readonly Tree[] Trees = [.. PlantTrees().OrderBy(tree => tree.Hill).ThenBy(tree => tree.Foot.Y)];

    // Each set of lines runs round the forms about its own axis, and begins where the shade is deep enough.
    private static readonly (Vector3 Axis, float From)[] Hatchings =
    [
        (new(0.35f, -0.55f, 0.75f), 0.06f), (new(-0.8f, 0.25f, 0.55f), 0.42f), (new(0.9f, 0.4f, 0.2f), 0.66f),
    ];

    private readonly record struct Tree(Vector2 Foot, float Radius, int Hill)
    {
        public Vector2 Center => Foot - new Vector2(0, 1.55f * Radius);
    }

    /// <summary>What the pen sees at a point: the thing, its normal towards the viewer, and its darkness from 0 to 1.</summary>
    private readonly record struct Surface(int Thing, Vector3 Normal, float Shade);

    public static Raster Draw()
    {
        var scene = new Surface[Width * Height];
        Parallel.For(0, Height, y =>
        {
            for (int x = 0; x < Width; x++)
            {
                scene[y * Width + x] = See(new Vector2(x, y));
            }
        });
        Surface At(Vector2 p) => scene[Math.Clamp((int)p.Y, 0, Height - 1) * Width + Math.Clamp((int)p.X, 0, Width - 1)];

        using var bitmap = new SKBitmap(Width, Height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        foreach (var (axis, from) in Hatchings)
        {
            Hatch(canvas, At, axis, from);
        }

        DrawOutlines(canvas);
        Raster lines = Raster.From(bitmap);
        return Raster.Paint(Width, Height, p => OnPaper(p, lines.Sample(p).X, At(p).Shade));
    }

    private static void Hatch(SKCanvas canvas, Func<Vector2, Surface> at, Vector3 axis, float from)
    {
        var random = new Random((int)(1000 * from));
        Vector2 Direction(Vector2 p)
        {
            Vector3 along = Vector3.Cross(axis, at(p).Normal);
            return Plane.Normal(new Vector2(along.Y, -along.X) + new Vector2(1e-5f));
        }

        float Spacing(Vector2 p) => float.Lerp(8.5f, 3.1f, Plane.Smoothstep(from - 0.1f, from + 0.5f, at(p).Shade));
        bool Belongs(Vector2 start, Vector2 p) => at(p).Shade > from && at(p).Thing == at(start).Thing;
        var streamlines = new Streamlines(Width, Height, Direction, Spacing, Belongs);
        foreach (List<Vector2> line in streamlines.Trace(random, longest: 150))
        {
            DrawPenLine(canvas, line, p => 0.55f + 1.25f * Plane.Smoothstep(from - 0.1f, from + 0.6f, at(p).Shade), random);
        }
    }

    /// <summary>A line that swells with the shade, thins towards both ends and trembles a little.</summary>
    private static void DrawPenLine(SKCanvas canvas, List<Vector2> line, Func<Vector2, float> widthAt, Random random)
    {
        using var pen = new SKPaint { IsAntialias = true, Color = Ink, IsStroke = true, StrokeCap = SKStrokeCap.Round };
        float phase = random.Between(0, 100), pressure = random.Between(0.85f, 1.2f);
        Vector2 Wobbled(int i) => line[i] + 0.7f * Fibre.Shift(new Vector2(i / 7f, phase), 1);
        for (int i = 1; i < line.Count; i++)
        {
            float ends = MathF.Min(1, 0.45f + 0.14f * MathF.Min(i, line.Count - 1 - i));
            (Vector2 a, Vector2 b) = (Wobbled(i - 1), Wobbled(i));
            pen.StrokeWidth = pressure * ends * widthAt(b);
            canvas.DrawLine(a.X, a.Y, b.X, b.Y, pen);
        }
    }

    private static Surface See(Vector2 p)
    {
        for (int hill = Hills - 1; hill >= 0; hill--)
        {
            for (int i = Trees.Length - 1; i >= 0; i--)
            {
                if (Trees[i].Hill == hill && Vector2.Distance(p, Trees[i].Center) < Outline(Trees[i], p))
                {
                    return SeeTree(p, i);
                }
            }

            if (p.Y > RidgeLine(p.X, hill))
            {
                return SeeHill(p, hill);
            }
        }

        return SeeSky(p);
    }

    private static Surface SeeTree(Vector2 p, int index)
    {
        Tree tree = Trees[index];
        Vector2 d = (p - tree.Center) / Outline(tree, p);
        Vector2 leaves = 0.3f * Folds.Shift(p / (0.3f * tree.Radius + 5), 1);
        Vector3 normal = Vector3.Normalize(new Vector3(d + leaves, MathF.Sqrt(MathF.Max(0.02f, 1 - d.LengthSquared()))));
        return new Surface(100 + index, normal, Math.Clamp(0.62f - 0.72f * Vector3.Dot(normal, ToLight) + 0.1f, 0, 1));
    }

    private static Surface SeeHill(Vector2 p, int hill)
    {
        Vector2 slope = Plane.Gradient(q => Relief(q, hill), p);
        Vector3 normal = Vector3.Normalize(new Vector3(-slope, 1));
        float shade = 0.53f - 0.66f * (Vector3.Dot(normal, ToLight) - 0.35f);

        // Valleys darken towards the next ridge in front, which sets the hills off from each other.
        float gap = hill + 1 < Hills ? RidgeLine(p.X, hill + 1) - p.Y : 200;
        shade += 0.55f * MathF.Exp(-MathF.Max(0, gap) / 34);
        foreach (Tree tree in Trees.Where(tree => tree.Hill == hill))
        {
            Vector2 shadow = tree.Foot + new Vector2(-0.9f * tree.Radius, 4);
            Vector2 d = (p - shadow) / new Vector2(1.9f * tree.Radius, 0.4f * tree.Radius + 3);
            shade += 0.6f * Plane.Smoothstep(1.1f, 0.6f, d.Length());
        }

        return new Surface(hill, normal, Math.Clamp(shade, 0.04f, 0.98f));
    }

    /// <summary>Height of a hill towards the viewer: it rolls over at its ridge and is gullied down its flank.</summary>
    private static float Relief(Vector2 p, int hill)
    {
        float depth = p.Y - RidgeLine(p.X, hill), reach = 95 + 22 * hill;
        float roll = reach * MathF.Sqrt(1 - MathF.Pow(1 - Math.Clamp(depth / reach, 0.015f, 1), 2));
        float across = p.X + 0.5f * depth * MathF.Sin(2.4f * hill);
        float gully = Folds.Fractal(new Vector2(across / (52 + 12 * hill), depth / 210 + 5 * hill), 2);
        return roll + (26 + 5 * hill) * gully * Plane.Smoothstep(-10, 60, depth);
    }

    private static Surface SeeSky(Vector2 p)
    {
        float toSun = Vector2.Distance(p, Sun);
        if (toSun < 58)
        {
            float rim = Plane.Smoothstep(20, 58, Vector2.Distance(p, Sun + new Vector2(20, -24)));
            return new Surface(SunDisc, new Vector3(0, -0.3f, 1), 0.1f * rim);
        }

        Vector2 slope = Plane.Gradient(Cloud, p);
        Vector2 rays = 0.8f * MathF.Exp(-toSun / 130) * Vector2.Normalize(p - Sun);
        Vector3 normal = Vector3.Normalize(new Vector3(-slope + rays, 1));
        float shade = 0.24f - 0.42f * (Vector3.Dot(normal, ToLight) - ToLight.Z) + 0.2f * (1 - p.Y / 300);
        return new Surface(-1, normal, Math.Clamp(shade - 0.35f * MathF.Exp(-(toSun - 58) / 60), 0.07f, 0.72f));
    }

    private static float Cloud(Vector2 p)
    {
        Vector2 q = p / new Vector2(230, 130);
        return 85 * MathF.Abs(Clouds.Fractal(q + 0.7f * Clouds.Shift(q, 2), 2));
    }

    private static float RidgeLine(float x, int hill) =>
        300 + 92 * hill + (78 - 6 * hill) * Ridge.Fractal(new Vector2(x / (250 - 10 * hill) + 0.5f, 3.7f * hill), 3);

    private static float Outline(Tree tree, Vector2 p)
    {
        Vector2 d = p - tree.Center;
        float angle = MathF.Atan2(d.Y, d.X);
        return tree.Radius * (1 + 0.09f * Folds.At(3.2f * Plane.Unit(angle) + tree.Foot) + 0.025f * MathF.Sin(17 * angle));
    }

    private static List<Tree> PlantTrees()
    {
        var random = new Random(46);
        List<Tree> trees = [];
        for (int tries = 0; tries < 900 && trees.Count < 44; tries++)
        {
            int hill = random.Next(Hills);
            float x = random.Between(10, Width - 10), radius = (9 + 8.5f * hill) * random.Between(0.7f, 1.25f);
            float y = RidgeLine(x, hill) + random.Between(4, 24 + 20 * hill);
            bool crowded = trees.Any(tree =>
                MathF.Abs(tree.Foot.X - x) < 0.75f * (tree.Radius + radius) && MathF.Abs(tree.Foot.Y - y) < 70);
            bool hidden = hill + 1 < Hills && RidgeLine(x, hill + 1) < y;
            if (!crowded && !hidden)
            {
                trees.Add(new Tree(new Vector2(x, y), radius, hill));
            }
        }

        return trees;
    }

    private static void DrawOutlines(SKCanvas canvas)
    {
        var random = new Random(47);
        int ThingAt(Vector2 p) => See(p).Thing;
        for (int hill = 0; hill < Hills; hill++)
        {
            int current = hill;
            var ridge = Enumerable.Range(0, Width / 3 + 2).Select(i => new Vector2(3 * i, RidgeLine(3 * i, current) + 1.5f));
            DrawVisible(canvas, ridge, p => ThingAt(p) == current, 2.2f, random);
        }

        var disc = Enumerable.Range(0, 91).Select(k => Sun + 57 * Plane.Unit(k * MathF.Tau / 90));
        DrawVisible(canvas, disc, p => ThingAt(Vector2.Lerp(p, Sun, 0.05f)) == SunDisc, 1.8f, random);
        for (int i = 0; i < Trees.Length; i++)
        {
            (int index, Tree tree) = (i, Trees[i]);
            var around = Enumerable.Range(0, 73).Select(k => tree.Center + Plane.Unit(k * MathF.Tau / 72) * 0.985f
                * Outline(tree, tree.Center + Plane.Unit(k * MathF.Tau / 72)));
            DrawVisible(canvas, around, p => ThingAt(Vector2.Lerp(p, tree.Center, 0.05f)) == 100 + index, 1.6f, random);
            Vector2 crown = tree.Center + new Vector2(0, tree.Radius);
            var trunk = Enumerable.Range(0, 12).Select(k => Vector2.Lerp(crown, tree.Foot, k / 11f));
            DrawVisible(canvas, trunk, p => ThingAt(p) == tree.Hill, 1.5f + 0.16f * tree.Radius, random);
        }
    }

    private static void DrawVisible(
        SKCanvas canvas, IEnumerable<Vector2> points, Func<Vector2, bool> visible, float width, Random random)
    {
        List<Vector2> run = [];
        foreach (Vector2 p in points)
        {
            if (visible(p))
            {
                run.Add(p);
                continue;
            }

            DrawPenLine(canvas, run, _ => width, random);
            run = [];
        }

        DrawPenLine(canvas, run, _ => width, random);
    }

    private static Vector3 OnPaper(Vector2 p, float blank, float shade)
    {
        float tooth = 0.022f * Fibre.At(p / 1.8f) + 0.03f * Fibre.Fractal(p / 40, 3)
            + 0.02f * Fibre.At(new Vector2(p.X / 22, p.Y / 2));
        float wash = Math.Clamp(0.85f * shade + 0.12f * Fibre.Fractal(p / 55, 3) - 0.12f, 0, 0.62f);
        Vector3 paper = Vector3.Lerp(PaperColor, WashColor, wash) * (1 + tooth);
        float inked = (1 - blank) * (0.93f + 0.12f * Fibre.At(p / 2.3f));
        return Vector3.Lerp(paper, Rgb.FromColor(Ink), Math.Clamp(inked, 0, 1));
    }
}
