namespace Pastiche.Imaging;

/// <summary>
/// Measures where a picture has detail, such as faces and windows, and where it has little, as sky and walls.
/// </summary>
/// <remarks>
/// Gradients of lightness count as far as they are above the grain of compressed pictures. Their closing over a small window, the least of
/// the greatest, fills what is smooth inside of detail, as cheeks are, and does not spread beyond outlines, as a blur would. What detail
/// encloses counts as detail too: a saucer belongs to its rim, where a sky reaches the border. A guided filter makes its outlines those of
/// the picture. What is detail is relative to the picture: from the 20th to the 70th percentile, within limits.
/// </remarks>
internal static class DetailMap
{
    /// <summary>
    /// The long side at which it is measured, so that it does not depend on the picture's resolution. More takes longer than it is worth:
    /// what counts are faces and windows, not their hairs and panes.
    /// </summary>
    private const int LongSide = 256;

    /// <summary>Windows to the long side.</summary>
    private const int Windows = 40;

    /// <summary>The difference between pixels two apart that begins to count: more than noise of one step of 8 bits has.</summary>
    private const float Weakest = 0.02f;

    /// <summary>The difference from which on more does not count more.</summary>
    private const float Strongest = 0.08f;

    /// <summary>The variance of colours from which on the guided filter keeps an edge.</summary>
    private const float Regularization = 1e-3f;

    /// <summary>The detail of each pixel.</summary>
    /// <param name="content">The picture, of any size.</param>
    /// <param name="wraps">Whether the opposite edge is beyond an edge.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>From 0, little, to 1, much; [Height][Width] of the picture. 0 everywhere if it has no detail at all.</returns>
    public static Mask Of(Image content, bool wraps = false, CancellationToken cancellationToken = default)
    {
        var size = content.Size.ShrinkTo(LongSide);
        var reduced = content.Resize(size.Width, size.Height, cancellationToken);
        var radius = Math.Max(1, (int)Math.Round((double)Math.Max(size.Width, size.Height) / Windows));
        var grain = Math.Max(1, radius / 3);
        var closed = Window(radius + grain).Smallest(Window(radius).Largest(Window(grain).Mean(Gradient(reduced, wraps))));
        cancellationToken.ThrowIfCancellationRequested();
        // What wraps has no border, so that nothing is enclosed.
        var filled = wraps ? closed : FilledHoles.Of(closed, size.Width);
        cancellationToken.ThrowIfCancellationRequested();
        var detail = GuidedFilter.Apply(filled, reduced, Window(radius), Regularization);
        Stretch(detail);
        return new Mask(size.Width, detail).Resize(content.Width, content.Height, cancellationToken);

        SlidingWindow Window(int radius) => new(size.Width, radius, wraps);
    }

    /// <summary>The gradient of lightness, from 0 for the weakest that counts to 1.</summary>
    private static float[] Gradient(Image image, bool wraps)
    {
        var (width, height) = (image.Width, image.Height);
        var lightness = Mask.Of(image, MaskReading.Luma).Values;
        var gradient = new float[lightness.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            var (y, x) = Math.DivRem(i, width);
            var row = lightness.Slice(y * width, width);
            var across = row[Padding.Inside(x + 1, width, wraps)] - row[Padding.Inside(x - 1, width, wraps)];
            var (above, below) = (Padding.Inside(y - 1, height, wraps), Padding.Inside(y + 1, height, wraps));
            var down = lightness[(below * width) + x] - lightness[(above * width) + x];
            gradient[i] = Share(MathF.Sqrt((across * across) + (down * down)), Weakest, Strongest);
        }

        return gradient;
    }

    /// <summary>Stretches values over the range from 0 to 1.</summary>
    private static void Stretch(float[] values)
    {
        var sorted = (float[])values.Clone();
        Array.Sort(sorted);
        // A picture that is detailed all over stays so, and the differences within one that has none do not become detail.
        var low = Math.Clamp(sorted[(int)(0.2 * sorted.Length)], 0.05f, 0.3f);
        var high = Math.Max(sorted[(int)(0.7 * sorted.Length)], low + 0.2f);
        for (var i = 0; i < values.Length; i++) values[i] = Share(values[i], low, high);
    }

    private static float Share(float value, float low, float high) => Math.Clamp((value - low) / (high - low), 0, 1);
}
