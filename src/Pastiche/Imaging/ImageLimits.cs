namespace Pastiche.Imaging;

/// <summary>The limits on the size of pictures, checked before memory of that size is allocated.</summary>
internal static class ImageLimits
{
    /// <summary>The longest side: JPEG's limit is 65,535, and libjpeg's 65,500.</summary>
    public const int LongestSide = 65_500;

    /// <summary>The most pixels: three planes of as many floats still fit one array (2.4 GB).</summary>
    public const long MostPixels = 200_000_000;

    /// <summary>The most channels: colours, alpha and a few spot colours.</summary>
    public const int MostChannels = 8;

    /// <summary>The size up to which a file may be arbitrarily small.</summary>
    private const long FreePixels = 16_000_000;

    /// <summary>
    /// The most pixels for each byte of a file, above that size. Photographs and paintings have under 100; over 1,000 the picture is
    /// empty, or the size is false and would cost gigabytes.
    /// </summary>
    private const long MostPixelsPerByte = 1_000;

    /// <summary>The limits in words, for messages.</summary>
    public const string Accepted = "sides from 1 to 65,500 pixels, 200 megapixels in all";

    /// <summary>Whether a picture of this size is within the limits.</summary>
    public static bool Allow(int width, int height) =>
        width is >= 1 and <= LongestSide && height is >= 1 and <= LongestSide && (long)width * height <= MostPixels;

    /// <summary>Refuses a size beyond the limits.</summary>
    /// <exception cref="PasticheException">It is beyond them.</exception>
    public static void Require(int width, int height)
    {
        if (!Allow(width, height)) throw Errors.OutOfRange("The size of a picture", $"{width}×{height}", Accepted);
    }

    /// <summary>Whether a file of so many bytes can hold a picture of this size that is worth its memory.</summary>
    public static bool IsPlausible(int width, int height, long bytes) =>
        (long)width * height <= Math.Max(FreePixels, bytes * MostPixelsPerByte);

    /// <summary>Refuses the size in a header before anything of that size is decoded.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="path">The name of the picture in messages.</param>
    /// <param name="bytes">The size of the file in bytes.</param>
    /// <exception cref="PasticheException">The picture is too large, or the file too small for it.</exception>
    public static void Require(long width, long height, string path, long bytes)
    {
        if (width > int.MaxValue || height > int.MaxValue || !Allow((int)width, (int)height))
            throw Errors.OutOfRange($"{path}: the size of the picture", $"{width}×{height}", Accepted);
        if (!IsPlausible((int)width, (int)height, bytes)) throw Errors.EmptyImage(path, (int)width, (int)height, bytes);
    }
}
