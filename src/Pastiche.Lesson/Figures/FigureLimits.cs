namespace Pastiche.Lesson.Figures;

/// <summary>The largest size of a figure.</summary>
internal static class FigureLimits
{
    /// <summary>The longest side of a JPEG file, in pixels.</summary>
    public const int LongestSide = 65_500;

    /// <summary>The most pixels, which take 300 MB of memory.</summary>
    public const int MostPixels = 25_000_000;

    /// <summary>Determines whether a figure of this size is within the limits.</summary>
    public static bool Allow(int width, int height) => Math.Max(width, height) <= LongestSide && (long)width * height <= MostPixels;
}
