namespace Pastiche.Tests.Imaging;

/// <summary>Pictures to read as masks.</summary>
internal static class Drawings
{
    /// <summary>A grey picture.</summary>
    public static Image Gray(int width, params float[] values)
    {
        var image = new Image(width, values.Length / width);
        for (var channel = 0; channel < 3; channel++) values.CopyTo(image.Plane(channel));
        return image;
    }

    /// <summary>A picture of the colours that are given as 0xRRGGBB for each place.</summary>
    public static Image Colored(int width, int height, Func<int, int, int> color)
    {
        var image = new Image(width, height);
        for (var i = 0; i < width * height; i++)
        {
            for (var channel = 0; channel < 3; channel++)
                image.Plane(channel)[i] = ((color(i % width, i / width) >> (8 * (2 - channel))) & 255) / 255f;
        }

        return image;
    }

    /// <summary>The same with alpha.</summary>
    public static Image WithAlpha(Image colors, Func<int, float> alpha)
    {
        var image = new Image(colors.Width, colors.Height, hasAlpha: true);
        colors.Pixels.CopyTo(image.Pixels);
        for (var i = 0; i < image.Alpha.Length; i++) image.Alpha[i] = alpha(i);
        return image;
    }

    /// <summary>A red disc of a quarter of the side on blue, with green across the top tenth: 3.14/16, 0.1, and the rest.</summary>
    public static Image Map(int side) => Colored(side, side, (x, y) =>
        10 * y < side ? 0x00FF00
        : Math.Pow(x + 0.5 - (side / 2.0), 2) + Math.Pow(y + 0.5 - (side / 2.0), 2) < side * side / 16.0 ? 0xFF0000
        : 0x0000FF);
}
