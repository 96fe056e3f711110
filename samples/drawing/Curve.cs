using System.Numerics;

/// <summary>A smooth curve through points (Catmull-Rom), walked from 0 to 1.</summary>
internal sealed class Curve(params Vector2[] points)
{
    public Vector2 At(float t)
    {
        float at = Math.Clamp(t, 0, 1) * (points.Length - 1);
        int i = Math.Min((int)at, points.Length - 2);
        Vector2 a = points[Math.Max(i - 1, 0)], b = points[i], c = points[i + 1], d = points[Math.Min(i + 2, points.Length - 1)];
        float f = at - i;
        return 0.5f * (2 * b + f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * b - a - 3 * c + d))));
    }
}
