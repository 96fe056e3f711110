namespace Pastiche.Cli.Tests;

/// <summary>Small pictures with some structure, the same every time.</summary>
internal static class Images
{
    /// <summary>A disc before a slope.</summary>
    public static Image Content(int width = 64, int height = 48) => Paint(width, height, (x, y, channel) =>
        Math.Sqrt(((x - 0.5) * (x - 0.5)) + ((y - 0.5) * (y - 0.5))) < 0.3
            ? 0.9 - (0.3 * channel)
            : (0.2 + (0.6 * x) + (0.2 * y * channel)) / 1.5);

    /// <summary>Coloured waves.</summary>
    public static Image Style(int width = 60, int height = 60) => Paint(width, height, (x, y, channel) =>
        0.5 + (0.5 * Math.Sin((x * 40) + (6 * Math.Sin(y * 9)) + (2 * channel))));

    private static Image Paint(int width, int height, Func<double, double, int, double> value)
    {
        var image = new Image(width, height);
        for (var channel = 0; channel < 3; channel++)
        {
            var plane = image.Plane(channel);
            for (var i = 0; i < plane.Length; i++)
            {
                plane[i] = (float)value((double)(i % width) / width, (double)(i / width) / height,
                channel);
            }
        }

        return image;
    }
}
