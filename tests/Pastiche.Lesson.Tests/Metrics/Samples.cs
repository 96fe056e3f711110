namespace Pastiche.Lesson.Tests.Metrics;

/// <summary>The sample pictures at 512 pixels on the long side, and pictures of noise.</summary>
internal static class Samples
{
    /// <summary>Loads a sample.</summary>
    /// <param name="name">Its path below samples/.</param>
    public static Image Load(string name)
    {
        var image = Image.Load(Path.Combine(Repository.Root, "samples", name));
        var size = image.Size.Fit(512);
        return image.Resize(size.Width, size.Height);
    }

    /// <summary>Values that are independent and evenly distributed between two bounds.</summary>
    public static Image Noise(double from, double to, int seed = 0)
    {
        var (image, random) = (new Image(64, 64), new SplitMix64(seed));
        foreach (ref var value in image.Pixels) value = (float)(from + ((to - from) * (random.Next() >> 11) * Math.Pow(2, -53)));
        return image;
    }

    /// <summary>A picture with every value changed.</summary>
    public static Image Map(Image image, Func<float, float> change)
    {
        var changed = image.Clone();
        foreach (ref var value in changed.Pixels) value = change(value);
        return changed;
    }
}
