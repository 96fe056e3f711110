using System.Numerics;
using SkiaSharp;

/// <summary>Colours as vectors of red, green and blue between 0 and 1.</summary>
internal static class Rgb
{
    public static Vector3 Hex(int rgb) => new Vector3(rgb >> 16, rgb >> 8 & 255, rgb & 255) / 255;

    public static Vector3[] List(params int[] colors) => [.. colors.Select(Hex)];

    /// <summary>A colour along evenly spaced stops, t from 0 to 1.</summary>
    public static Vector3 Ramp(Vector3[] stops, float t)
    {
        float at = Math.Clamp(t, 0, 1) * (stops.Length - 1);
        int i = Math.Min((int)at, stops.Length - 2);
        return Vector3.Lerp(stops[i], stops[i + 1], at - i);
    }

    public static SKColor ToColor(Vector3 c)
    {
        Vector3 scaled = Vector3.Clamp(c, Vector3.Zero, Vector3.One) * 255 + new Vector3(0.5f);
        return new SKColor((byte)scaled.X, (byte)scaled.Y, (byte)scaled.Z);
    }

    public static Vector3 FromColor(SKColor c) => new Vector3(c.Red, c.Green, c.Blue) / 255;
}
