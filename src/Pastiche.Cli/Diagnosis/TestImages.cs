namespace Pastiche.Cli.Diagnosis;

/// <summary>Small synthetic images with some content and style.</summary>
internal static class TestImages
{
    /// <summary>A disc in front of a gradient, 64×48 pixels.</summary>
    public static Image Content() => Paint(64, 48, (x, y, channel) =>
        Math.Sqrt(((x - 0.5) * (x - 0.5)) + ((y - 0.5) * (y - 0.5))) < 0.3
            ? 0.9 - (0.3 * channel)
            : 0.15 + (0.5 * x) + (0.1 * y * channel));

    /// <summary>Colored waves, 64×64 pixels.</summary>
    public static Image Style() => Paint(64, 64, (x, y, channel) =>
        0.5 + (0.5 * Math.Sin((x * 40) + (6 * Math.Sin(y * 9)) + (2 * channel))));

    private static Image Paint(int width, int height, Func<double, double, int, double> value)
    {
        var image = new Image(width, height);
        for (var i = 0; i < image.Pixels.Length; i++)
        {
            var (channel, pixel) = Math.DivRem(i, width * height);
            image.Pixels[i] = (float)value((double)(pixel % width) / width, (double)(pixel / width) / height, channel);
        }

        return image;
    }
}
