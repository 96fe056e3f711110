using System.Numerics;

/// <summary>A rose window: rings of petals and medallions in dark leads, with free panes out to the corners.</summary>
internal static class StainedGlass
{
    private const int Size = 1000, Sectors = 12;
    private const float SectorAngle = MathF.Tau / Sectors, MedallionRing = 0.66f, MedallionRadius = 0.148f;

    private static readonly Vector3[] Blues = Rgb.List(0x0C22A8, 0x1044D6, 0x1670E8, 0x22A0E4, 0x2A24B8);
    private static readonly Vector3[] Reds = Rgb.List(0xB80A1E, 0xE01A22, 0xCC1038, 0xEE4418);
    private static readonly Vector3[] Golds = Rgb.List(0xFFB01A, 0xFFD23E, 0xF48A14, 0xFFE88C);
    private static readonly Vector3[] Greens = Rgb.List(0x0A8A48, 0x10A878, 0x0C94A0);
    private static readonly Vector3[] Violets = Rgb.List(0x6A1BA8, 0x8A28B8, 0x4A22B8);

    private static readonly Noise Warp = new(21), Glass = new(22), Chance = new(23);
    private static readonly Dictionary<Part, Vector2[]> Sites = ScatterSites();

    private enum Part
    {
        Boss, Petal, Between, Medallion, Heart, Gap, Border, Corner, Roundel,
    }

    /// <summary>Where a point lies: its part of the window, the distance to that part's edge, and the repeat it is in.</summary>
    private readonly record struct Place(Part Part, float Edge, int Repeat);

    public static Raster Draw()
    {
        Raster window = Raster.Paint(Size, Size, Shade);
        Raster glow = window.Blur(9);

        // Light spills over the leads and into the lens.
        return Raster.Paint(Size, Size, p =>
        {
            Vector3 color = window.Sample(p), spill = 0.3f * glow.Sample(p);
            return color + spill - color * spill;
        });
    }

    private static Vector3 Shade(Vector2 pixel)
    {
        Vector2 p = (pixel - new Vector2(Size / 2f)) / (Size / 2f);
        p += 0.006f * Warp.Shift(p * 5, 2);

        Place place = Locate(p);
        (int pane, float toPane, Vector2 center) = NearestPane(p, Sites[place.Part]);
        float toLead = MathF.Min(toPane - 0.0055f, place.Edge - 0.0105f) * Size / 2;
        bool frame = place.Edge < toPane;

        Vector3 glass = GlassColor(pixel, p, place, pane, center, MathF.Max(0, toLead));
        return Vector3.Lerp(Lead(pixel, toLead, frame), glass, Plane.Smoothstep(-0.8f, 0.8f, toLead));
    }

    private static Place Locate(Vector2 p)
    {
        float r = p.Length(), angle = MathF.Atan2(p.Y, p.X) + MathF.PI;
        int sector = (int)(angle / SectorAngle) % Sectors;
        float fold = (angle / SectorAngle - MathF.Floor(angle / SectorAngle) - 0.5f) * SectorAngle;
        Vector2 folded = r * Plane.Unit(fold);

        float corner = Vector2.Distance(Vector2.Abs(p), new Vector2(0.845f));
        if (r > 0.955f)
        {
            float rim = MathF.Min(r - 0.955f, MathF.Abs(corner - 0.12f));
            return new Place(corner < 0.12f ? Part.Roundel : Part.Corner, rim, sector / 3);
        }

        float medallion = Vector2.Distance(folded, new Vector2(MedallionRing, 0));
        if (medallion < MedallionRadius)
        {
            const float HeartRadius = 0.078f;
            float edge = MathF.Min(MedallionRadius - medallion, MathF.Abs(medallion - HeartRadius));
            return new Place(medallion < HeartRadius ? Part.Heart : Part.Medallion, edge, sector);
        }

        float outside = medallion - MedallionRadius;
        return r switch
        {
            > 0.835f => new Place(Part.Border, MathF.Min(r - 0.835f, 0.955f - r), sector),
            < 0.125f => new Place(Part.Boss, 0.125f - r, 0),
            _ => LocatePetal(folded, r, sector, outside),
        };
    }

    private static Place LocatePetal(Vector2 folded, float r, int sector, float outside)
    {
        // A petal is a lens between two arcs, from the boss to a point under its medallion.
        float across = MathF.Abs(folded.Y), along = (folded.X - 0.125f) / (0.515f - 0.125f);
        float half = 0.105f * MathF.Sqrt(MathF.Max(0, MathF.Sin(MathF.PI * MathF.Pow(Math.Clamp(along, 0, 1), 1.5f))));
        float petal = half - across;
        float rest = MathF.Min(outside, MathF.Min(r - 0.125f, 0.835f - r));
        bool gap = r > 0.5f;
        return petal > 0
            ? new Place(Part.Petal, MathF.Min(petal, r - 0.125f), sector)
            : new Place(gap ? Part.Gap : Part.Between, MathF.Min(rest, MathF.Min(-petal, MathF.Abs(r - 0.5f))), sector);
    }

    /// <summary>The pane of the part that holds p (the nearest site), the distance to its lead, and its centre.</summary>
    private static (int Pane, float Distance, Vector2 Center) NearestPane(Vector2 p, Vector2[] sites)
    {
        int nearest = 0;
        float best = float.MaxValue;
        for (int i = 0; i < sites.Length; i++)
        {
            float d = Vector2.DistanceSquared(p, sites[i]);
            (nearest, best) = d < best ? (i, d) : (nearest, best);
        }

        Vector2 site = sites[nearest];
        float edge = float.MaxValue;
        foreach (Vector2 other in sites)
        {
            // A site far beyond the nearest cannot share a lead with it, so its bisector need not be worked out.
            if (other != site && Vector2.DistanceSquared(p, other) < 4 * best + 0.05f)
            {
                edge = MathF.Min(edge, Vector2.Dot(0.5f * (site + other) - p, Vector2.Normalize(other - site)));
            }
        }

        return (nearest, edge, site);
    }

    private static Vector3 GlassColor(Vector2 pixel, Vector2 p, Place place, int pane, Vector2 center, float toLead)
    {
        int key = pane * 7 + (int)place.Part * 1009;
        Vector3[] family = Family(place, Chance.Hash(key));
        Vector3 color = family[(int)(Chance.Hash(key + 1) * (family.Length - 0.01f))];

        // Hand-made glass: streaks in one direction a pane, a slow change of thickness, seeds and grain.
        Vector2 axis = Plane.Unit(MathF.Tau * Chance.Hash(key + 2)), d = pixel - Size / 2f * (center + Vector2.One);
        var local = new Vector2(Vector2.Dot(d, axis), Vector2.Dot(d, Plane.Normal(axis)));
        float streak = Glass.Fractal(new Vector2(local.X / 70, local.Y / 9) + new Vector2(key % 97), 3);
        float mottle = Glass.Fractal(pixel / 26, 3), grain = Glass.At(pixel / 1.7f);
        float seed = Plane.Smoothstep(0.78f, 0.95f, Glass.At(pixel / 6 + new Vector2(50)));
        float light = 1.06f + 0.34f * streak + 0.2f * mottle + 0.07f * grain + 0.3f * seed;
        light *= 1.16f - 0.26f * p.Length() + 0.3f * Chance.Hash(key + 3) + local.X / 260;
        light *= 0.55f + 0.45f * Plane.Smoothstep(-1, 11, toLead);
        light *= Painted(local, place.Part, toLead);
        return Luminous(color, light);
    }

    /// <summary>Brown vitreous paint: a line along the lead, and hatching on the broader panes.</summary>
    private static float Painted(Vector2 local, Part part, float toLead)
    {
        float line = 1 - 0.45f * Plane.Smoothstep(1.6f, 0.6f, MathF.Abs(toLead - 6));
        if (part is Part.Between or Part.Corner or Part.Medallion)
        {
            float wave = MathF.Sin(1.05f * local.X + 2 * MathF.Sin(local.Y / 9));
            line *= 1 - 0.3f * Plane.Smoothstep(0.55f, 0.95f, wave) * Plane.Smoothstep(9, 12, toLead);
        }

        return line;
    }

    private static Vector3 Luminous(Vector3 color, float light)
    {
        Vector3 lit = color * light;
        float excess = MathF.Max(0, light - 1);
        return Vector3.Lerp(lit, new Vector3(1, 0.97f, 0.88f), 0.55f * MathF.Min(1, excess));
    }

    private static Vector3[] Family(Place place, float chance) => place.Part switch
    {
        Part.Boss or Part.Heart => Golds,
        Part.Petal => chance < 0.22f ? Golds : place.Repeat % 2 == 0 ? Reds : Greens,
        Part.Between => chance < 0.85f ? Blues : Violets,
        Part.Medallion => place.Repeat % 2 == 0 ? Blues : Reds,
        Part.Gap => chance < 0.6f ? Blues : Golds,
        Part.Border => chance < 0.38f ? Reds : chance < 0.8f ? Blues : Golds,
        Part.Roundel => chance < 0.6f ? Reds : Golds,
        _ => chance < 0.62f ? Blues : chance < 0.78f ? Greens : chance < 0.9f ? Violets : Reds,
    };

    private static Vector3 Lead(Vector2 pixel, float toLead, bool frame)
    {
        // The came is rounded, so its middle catches a little light; solder and soot mottle it.
        float roundness = Plane.Smoothstep(0, frame ? 5 : 3, -toLead);
        float soot = 1 + 0.5f * Glass.Fractal(pixel / 7, 2);
        return new Vector3(0.012f, 0.012f, 0.018f) + new Vector3(0.085f, 0.085f, 0.1f) * (roundness * soot);
    }

    private static Dictionary<Part, Vector2[]> ScatterSites()
    {
        var random = new Random(1250);
        IEnumerable<Vector2> Ring(float radius, int count, float turn, float jitter) => Enumerable.Range(0, count).Select(i =>
            (radius + random.Between(-jitter, jitter))
            * Plane.Unit((i + turn) * MathF.Tau / count + random.Between(-jitter, jitter)));
        IEnumerable<Vector2> InMedallions(float radius, int count) => Enumerable.Range(0, Sectors).SelectMany(sector =>
        {
            Vector2 center = MedallionRing * Plane.Unit((sector + 0.5f) * SectorAngle);
            float turn = random.NextSingle();
            return Ring(radius, count, turn, 0.008f).Select(p => center + p).ToArray();
        });
        return new Dictionary<Part, Vector2[]>
        {
            [Part.Boss] = [.. Ring(0.08f, 8, 0, 0.004f), Vector2.Zero],
            [Part.Petal] =
            [
                .. Ring(0.19f, 12, 0.5f, 0.01f), .. Ring(0.27f, 24, 0.5f, 0.012f),
                .. Ring(0.35f, 24, 0.5f, 0.012f), .. Ring(0.45f, 12, 0.5f, 0.02f),
            ],
            [Part.Between] = [.. Ring(0.24f, 12, 0, 0.01f), .. Ring(0.34f, 12, 0, 0.015f), .. Ring(0.44f, 24, 0, 0.015f)],
            [Part.Medallion] = [.. InMedallions(0.115f, 8)],
            [Part.Heart] = [.. InMedallions(0.05f, 5)],
            [Part.Gap] = [.. Ring(0.55f, 24, 0, 0.01f), .. Ring(0.78f, 24, 0, 0.01f), .. Ring(0.66f, 12, 0, 0.01f)],
            [Part.Border] = [.. Ring(0.895f, 72, 0, 0.006f)],
            [Part.Corner] = [.. random.JitteredGrid(2.2f, 2.2f, 0.13f, 0).Select(p => p - new Vector2(1.1f))],
            [Part.Roundel] = [.. random.JitteredGrid(2.2f, 2.2f, 0.085f, 0).Select(p => p - new Vector2(1.1f))],
        };
    }
}
