namespace Pastiche.Imaging;

/// <summary>How large a picture may be, checked before anything of its size is allocated.</summary>
internal static class ImageLimits
{
    /// <summary>JPEG ends at 65,535, and libjpeg at 65,500.</summary>
    public const int LongestSide = 65_500;

    /// <summary>Three planes of this many floats still fit one array (2.4 GB).</summary>
    public const long MostPixels = 200_000_000;

    /// <summary>Colours, alpha, and a few spot colours.</summary>
    public const int MostChannels = 8;

    /// <summary>A picture up to this size may be as flat as it likes, and its file as small.</summary>
    private const long FreePixels = 16_000_000;

    /// <summary>
    /// The most pixels for a byte of a file above that. Photographs and paintings have under 100; over 1,000 there is nothing to see, or
    /// the size is a lie that would cost gigabytes to find out.
    /// </summary>
    private const long MostPixelsPerByte = 1_000;

    /// <summary>The limits in words, for messages.</summary>
    public const string Accepted = "sides from 1 to 65,500 pixels, 200 megapixels in all";

    /// <summary>Whether a picture of this size is within the limits.</summary>
    public static bool Allow(int width, int height) =>
        width is >= 1 and <= LongestSide && height is >= 1 and <= LongestSide && (long)width * height <= MostPixels;

    /// <summary>Whether a file of so many bytes can hold a picture of this size that is worth its memory.</summary>
    public static bool IsPlausible(int width, int height, long bytes) =>
        (long)width * height <= Math.Max(FreePixels, bytes * MostPixelsPerByte);

    /// <summary>Refuses what a header claims before anything of that size is decoded.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="path">What to call the picture in messages.</param>
    /// <param name="bytes">How many bytes its file has.</param>
    /// <exception cref="PasticheException">The picture is too large, or larger than its file can say.</exception>
    public static void Require(long width, long height, string path, long bytes)
    {
        if (width > int.MaxValue || height > int.MaxValue || !Allow((int)width, (int)height))
            throw Errors.OutOfRange($"{path}: the size of the picture", $"{width}×{height}", Accepted);
        if (!IsPlausible((int)width, (int)height, bytes)) throw Errors.EmptyImage(path, (int)width, (int)height, bytes);
    }
}
