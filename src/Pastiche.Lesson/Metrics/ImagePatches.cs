namespace Pastiche.Lesson.Metrics;

/// <summary>
/// Patches of an image, which stand for its colors and its grain: the values of <see cref="Side"/>×<see cref="Side"/> pixels.
/// </summary>
internal static class ImagePatches
{
    /// <summary>The side of a patch, in pixels.</summary>
    public const int Side = 5;

    /// <summary>The values of a patch: red, green and blue of its pixels.</summary>
    public const int Length = Image.Channels * Side * Side;

    /// <summary>Draws patches from different positions, all of which are equally likely.</summary>
    /// <param name="image">The image. Values are clamped to 0..1, as in a file.</param>
    /// <param name="count">The number of patches; an image with fewer positions gives one from each.</param>
    /// <param name="seed">The seed of the positions.</param>
    /// <returns>Patches in random order, each [3][Side][Side].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The image is smaller than a patch.</exception>
    public static float[][] Sample(Image image, int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(image.Width, image.Height), Side, nameof(image));
        var columns = image.Width - Side + 1;
        int[] positions = [.. Enumerable.Range(0, columns * (image.Height - Side + 1))];
        var patches = new float[Math.Min(count, positions.Length)][];
        var random = new SplitMix64(seed);
        for (var i = 0; i < patches.Length; i++)
        {
            // The shuffle of R. A. Fisher and F. Yates, as far as it is needed.
            var j = i + (int)(random.Next() % (ulong)(positions.Length - i));
            (positions[i], positions[j]) = (positions[j], positions[i]);
            patches[i] = At(image, positions[i] % columns, positions[i] / columns);
        }

        return patches;
    }

    private static float[] At(Image image, int left, int top)
    {
        var values = new float[Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (channel, y, x) = (i / (Side * Side), i / Side % Side, i % Side);
            values[i] = Math.Clamp(image.Plane(channel)[((top + y) * image.Width) + left + x], 0, 1);
        }

        return values;
    }
}
