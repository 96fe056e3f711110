using System.Numerics;
using SkiaSharp;

/// <summary>Geometry in the plane.</summary>
internal static class Plane
{
    public static Vector2 Unit(float angle)
    {
        (float sin, float cos) = MathF.SinCos(angle);
        return new Vector2(cos, sin);
    }

    /// <summary>The unit vector a quarter turn from v.</summary>
    public static Vector2 Normal(Vector2 v) => Vector2.Normalize(new Vector2(-v.Y, v.X + 1e-6f));

    public static Vector2 Gradient(Func<Vector2, float> field, Vector2 p) => 0.5f * new Vector2(
        field(p + Vector2.UnitX) - field(p - Vector2.UnitX),
        field(p + Vector2.UnitY) - field(p - Vector2.UnitY));

    public static SKPath Path(IEnumerable<Vector2> points, bool close = false)
    {
        using var builder = new SKPathBuilder();
        builder.AddPoly([.. points.Select(p => new SKPoint(p.X, p.Y))], close);
        return builder.Detach();
    }

    public static float Smoothstep(float from, float to, float x)
    {
        float t = Math.Clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }
}
