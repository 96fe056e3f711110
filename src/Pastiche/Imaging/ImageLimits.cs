namespace Pastiche.Imaging;

/// <summary>How large a picture may be, checked before anything of its size is allocated.</summary>
internal static class ImageLimits
{
    /// <summary>JPEG ends at 65,535, and libjpeg at 65,500.</summary>
    public const int LongestSide = 65_500;

    /// <summary>Three planes of this many floats still fit one array (2.4 GB).</summary>
    public const long MostPixels = 200_000_000;

    /// <summary>The limits in words, for messages.</summary>
    public const string Accepted = "sides from 1 to 65,500 pixels, 200 megapixels in all";

    /// <summary>Whether a picture of this size is within the limits.</summary>
    public static bool Allow(int width, int height) =>
        width is >= 1 and <= LongestSide && height is >= 1 and <= LongestSide && (long)width * height <= MostPixels;
}
