namespace Pastiche.Stress;

/// <summary>Pictures with something to see at every scale.</summary>
internal static class Images
{
    /// <summary>Waves of colours and some grain, other ones for each seed.</summary>
    public static Image Waves(int width, int height, int seed)
    {
        var (image, random) = (new Image(width, height), new Random(seed));
        for (var channel = 0; channel < 3; channel++)
        {
            var plane = image.Plane(channel);
            var (across, down) = (0.1 + (0.3 * random.NextDouble()), 0.1 + (0.3 * random.NextDouble()));
            for (var i = 0; i < plane.Length; i++)
                plane[i] = (float)(0.5 + (0.4 * Math.Sin((across * (i % width)) + (down * (i / width)))) + (0.1 * random.NextDouble()));
        }

        return image;
    }
}
