using System.Numerics;
using SkiaSharp;

/// <summary>A Byzantine mosaic: a peacock before its fan, set in rows of tesserae that follow every contour.</summary>
internal static class Mosaic
{
    private const int Width = 1000, Height = 860;
    private const float Eye = 40, NimbusRadius = 72;

    private static readonly Vector3[] Gold = Rgb.List(0x6E4A12, 0xA87318, 0xD09A28, 0xE8BC48, 0xF6DC84, 0xC08A20);
    private static readonly Vector3[] Lapis = Rgb.List(0x0E1C5E, 0x15358C, 0x1E55B4, 0x2F7AC8, 0x12245E);
    private static readonly Vector3[] Turquoise = Rgb.List(0x0C6A7A, 0x129AA0, 0x38BFB8, 0x7AD8C8);
    private static readonly Vector3[] Emerald = Rgb.List(0x0B4A30, 0x12683C, 0x1F8A4A, 0x52A850, 0x0E5A4A);
    private static readonly Vector3[] Ruby = Rgb.List(0x6E0E1E, 0xA01626, 0xC43030);
    private static readonly Vector3[] Marble = Rgb.List(0xE6DCC4, 0xF4EEDC, 0xCFC2A4);

    private static readonly Vector2 Root = new(500, 640), Head = new(474, 368);
    private static readonly Vector2[] Eyes = [.. FanEyes()];
    private static readonly Curve Spine = new(
        new(500, 770), new(506, 680), new(530, 590), new(522, 500), new(488, 425), new(474, 368));
    private static readonly Vector2[] Crest = [.. Enumerable.Range(-2, 5).Select(i => Head + 55 * Plane.Unit(0.42f * i - 1.45f))];
    private static readonly Noise Grout = new(51);

    private enum Motif
    {
        Ground, Barb, FeatherEye, Body, Beak, Crest, Nimbus, Border,
    }

    /// <summary>The motif at a point, and the distance field whose level lines its rows of tesserae follow.</summary>
    private readonly record struct Place(Motif Motif, float Field, float Across);

    public static Raster Draw()
    {
        using var bitmap = new SKBitmap(Width, Height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Rgb.ToColor(Rgb.Hex(0x2C2620)));
        var random = new Random(547);
        var rows = new Streamlines(Width, Height, Direction, Spacing, (start, p) => Locate(start).Motif == Locate(p).Motif);
        foreach (List<Vector2> row in rows.Trace(random, longest: 300))
        {
            LayRow(canvas, row, random);
        }

        Raster laid = Raster.From(bitmap);
        return Raster.Paint(Width, Height, p =>
            laid.Sample(p) * (1 + 0.07f * Grout.Fractal(p / 2.2f, 2) + 0.06f * Grout.Fractal(p / 120, 2)));
    }

    private static Vector2 Direction(Vector2 p) => Plane.Normal(Plane.Gradient(q => Locate(q).Field, p) + new Vector2(1e-5f));

    private static float Spacing(Vector2 p) => Locate(p).Motif switch
    {
        Motif.Body or Motif.Beak or Motif.Crest => 6,
        Motif.FeatherEye => 6.6f,
        Motif.Barb or Motif.Nimbus => 7.2f,
        _ => 9,
    };

    private static void LayRow(SKCanvas canvas, List<Vector2> row, Random random)
    {
        float size = Spacing(row[0]);
        int from = 0;
        while (from < row.Count - 2)
        {
            int to = Math.Min(row.Count - 1, from + Math.Max(2, (int)(size * random.Between(0.42f, 0.68f))));
            LayTessera(canvas, row[from], row[to], size, random);
            from = to;
        }
    }

    /// <summary>One hand-cut cube of glass, tilted a little: its lit and shaded edges show beside the face.</summary>
    private static void LayTessera(SKCanvas canvas, Vector2 from, Vector2 to, float size, Random random)
    {
        Vector2 middle = 0.5f * (from + to), along = Vector2.Normalize(to - from), across = Plane.Normal(to - from);
        float length = 0.5f * Vector2.Distance(from, to) - 0.65f, half = 0.5f * size - 0.55f;
        Vector2[] corners =
        [
            .. new Vector2[] { new(-1, -1), new(1, -1), new(1, 1), new(-1, 1) }.Select(corner =>
                middle + (corner.X * length + random.Between(-0.6f, 0.6f)) * along
                + (corner.Y * half + random.Between(-0.6f, 0.6f)) * across),
        ];

        Vector3 color = ColorAt(middle, random) * (1 + 0.11f * random.Normal());
        Facet(canvas, corners, new Vector2(0.7f, 0.8f), 0.45f * color);
        Facet(canvas, corners, new Vector2(-0.4f, -0.5f), Vector3.Min(Vector3.One, 1.3f * color + new Vector3(0.06f)));
        Facet(canvas, [.. corners.Select(corner => Vector2.Lerp(corner, middle, 0.1f))], new Vector2(0.15f, 0.2f), color);
    }

    private static void Facet(SKCanvas canvas, Vector2[] corners, Vector2 shift, Vector3 color)
    {
        using SKPath path = Plane.Path(corners.Select(corner => corner + shift), close: true);
        using var paint = new SKPaint { IsAntialias = true, Color = Rgb.ToColor(color) };
        canvas.DrawPath(path, paint);
    }

    private static Place Locate(Vector2 p)
    {
        float border = MathF.Min(MathF.Min(p.X, Width - p.X), MathF.Min(p.Y, Height - p.Y));
        if (border < 37)
        {
            return new Place(Motif.Border, border, p.X + p.Y);
        }

        float body = BodyDistance(p, out float side);
        if (InBeak(p))
        {
            return new Place(Motif.Beak, p.Y + 0.3f * p.X, 0);
        }

        if (body < 0)
        {
            return new Place(Motif.Body, body, side);
        }

        float toHead = Vector2.Distance(p, Head);
        return toHead > NimbusRadius ? LocateInFan(p)
            : Crest.Min(tip => Vector2.Distance(p, tip)) is < 7 and var toTip ? new Place(Motif.Crest, toTip, 0)
            : new Place(Motif.Nimbus, toHead, 0);
    }

    private static Place LocateInFan(Vector2 p)
    {
        float eye = Eyes.Min(center => EyeMetric(p, center)), fan = Vector2.Distance(p, Root);
        if (eye < 1)
        {
            return new Place(Motif.FeatherEye, eye * Eye, 0);
        }

        if (p.Y > Root.Y + 120)
        {
            return new Place(Motif.Ground, p.Y, 0);
        }

        if (fan > 560)
        {
            return new Place(Motif.Ground, fan, 0);
        }

        // Barbs sweep back from each shaft: level lines between straight rays and rings.
        float ray = MathF.Atan2(p.X - Root.X, Root.Y - p.Y) / 0.2f;
        float vane = 2 * MathF.Abs(ray - MathF.Round(ray));
        return new Place(Motif.Barb, (0.55f + 0.035f * vane) * fan, vane);
    }

    /// <summary>Below 1 inside a feather's eye: a drop whose long axis points away from the root of the fan.</summary>
    private static float EyeMetric(Vector2 p, Vector2 center)
    {
        Vector2 outward = Vector2.Normalize(center - Root), d = p - center;
        float along = Vector2.Dot(d, outward), across = Vector2.Dot(d, Plane.Normal(outward));
        float size = Eye * (0.55f + 0.45f * Vector2.Distance(center, Root) / 520);
        return new Vector2(along / 1.3f, across * (1 - 0.25f * Math.Clamp(along / size, -1, 1))).Length() / size;
    }

    private static IEnumerable<Vector2> FanEyes()
    {
        for (int ring = 0; ring < 5; ring++)
        {
            float radius = 188 + 84 * ring;
            for (int i = -9; i <= 9; i++)
            {
                float angle = 0.2f * (i + (ring % 2 == 0 ? 0 : 0.5f));
                if (MathF.Abs(angle) < 1.85f)
                {
                    yield return Root + radius * new Vector2(MathF.Sin(angle), -MathF.Cos(angle));
                }
            }
        }
    }

    private static float BodyDistance(Vector2 p, out float side)
    {
        float nearest = float.MaxValue;
        side = 0;
        for (int i = 0; i <= 60; i++)
        {
            float t = i / 60f;
            float radius = float.Lerp(104, 24, Plane.Smoothstep(0, 0.66f, t)) + 10 * Plane.Smoothstep(0.88f, 1, t);
            float d = Vector2.Distance(p, Spine.At(t)) - radius;
            (nearest, side) = d < nearest ? (d, t) : (nearest, side);
        }

        return nearest;
    }

    private static bool InBeak(Vector2 p) =>
        p.X is > 408 and < 450 && MathF.Abs(p.Y - 372 - (450 - p.X) * 0.14f) < (p.X - 408) * 0.3f;

    private static Vector3 ColorAt(Vector2 p, Random random)
    {
        Place place = Locate(p);
        float chance = random.NextSingle();
        return place.Motif switch
        {
            Motif.FeatherEye => EyeColor(place.Field / Eye, chance),
            Motif.Body => BodyColor(p, place, chance),
            Motif.Beak => Rgb.Ramp(Ruby, 0.4f + 0.6f * chance),
            Motif.Crest => Rgb.Ramp(place.Field < 4 ? Turquoise : Lapis, chance),
            Motif.Nimbus when place.Field > NimbusRadius - 8 => Rgb.Ramp(Ruby, chance),
            Motif.Nimbus => Rgb.Ramp(Gold, 0.45f + 0.4f * chance),
            Motif.Border => BorderColor(place, chance),
            Motif.Barb when place.Across < 0.16f => Rgb.Ramp(Gold, 0.35f + 0.5f * chance),
            Motif.Barb => Rgb.Ramp(chance < 0.12f ? Turquoise : Emerald, 0.75f * (1 - place.Across) + 0.35f * chance),
            _ => Rgb.Ramp(Gold, chance),
        };
    }

    private static Vector3 EyeColor(float depth, float chance) => depth switch
    {
        < 0.3f => Rgb.Ramp(Lapis, 0.25f * chance),
        < 0.5f => Rgb.Ramp(Turquoise, 0.3f + 0.7f * chance),
        < 0.7f => Rgb.Ramp(Ruby, chance),
        < 0.86f => Rgb.Ramp(Gold, 0.45f + 0.4f * chance),
        _ => Rgb.Ramp(Emerald, 0.3f + 0.4f * chance),
    };

    private static Vector3 BodyColor(Vector2 p, Place place, float chance)
    {
        float toEye = Vector2.Distance(p, new Vector2(466, 364));
        if (toEye < 13)
        {
            return toEye < 7 ? Rgb.Hex(0x0A0A12) : Rgb.Ramp(Marble, chance);
        }

        if (place.Field > -6)
        {
            return Rgb.Ramp(Gold, 0.5f + 0.4f * chance);
        }

        // Modelled in rows, light along the left; scales of turquoise over the breast.
        float light = 0.5f - (p.X - Spine.At(place.Across).X) / 120 + 0.35f * (chance - 0.5f);
        bool scale = MathF.Sin(p.Y / 5.5f) * MathF.Sin(p.X / 8) > 0.45f && place.Across < 0.6f;
        return scale ? Rgb.Ramp(Turquoise, light) : Rgb.Ramp(Lapis, 0.75f * Math.Clamp(light, 0, 1));
    }

    private static Vector3 BorderColor(Place place, float chance)
    {
        bool jewel = MathF.Abs(place.Field - 19) < 9 && place.Across / 62 % 1 < 0.5f;
        return place.Field is < 8 or > 30 ? Rgb.Ramp(Ruby, chance)
            : jewel ? Rgb.Ramp(Lapis, 0.8f * chance) : Rgb.Ramp(Marble, chance);
    }
}
