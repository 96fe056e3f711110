using Pastiche.Imaging;

namespace Pastiche.Tests.Imaging;

/// <summary>Pictures with and without frames.</summary>
internal static class Frames
{
    /// <summary>A picture of patches of 5×7 pixels in any colors, of which no line is even.</summary>
    public static Image Patches(int width, int height, int seed = 1)
    {
        var colors = new Random(seed);
        var (columns, rows) = ((width / 5) + 1, (height / 7) + 1);
        var patches = Enumerable.Range(0, columns * rows).Select(_ => colors.Next(0x1000000)).ToArray();
        return Drawings.Colored(width, height, (x, y) => patches[(y / 7 * columns) + (x / 5)]);
    }

    /// <summary>Surrounds a picture by a frame.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="widths">How wide the frame is.</param>
    /// <param name="color">Its color as 0xRRGGBB, for each distance from the picture, from 1.</param>
    public static Image Around(Image picture, Insets widths, Func<int, int> color)
    {
        var (width, height) = (picture.Width + widths.Left + widths.Right, picture.Height + widths.Top + widths.Bottom);
        var (right, bottom) = (width - widths.Right, height - widths.Bottom);
        var framed = Drawings.Colored(width, height, (x, y) =>
            color(Math.Max(Math.Max(widths.Left - x, x - right + 1), Math.Max(widths.Top - y, y - bottom + 1))));
        for (var row = 0; row < Image.Channels * picture.Height; row++)
        {
            var (channel, y) = Math.DivRem(row, picture.Height);
            picture.Plane(channel).Slice(y * picture.Width, picture.Width)
                .CopyTo(framed.Plane(channel)[(((widths.Top + y) * width) + widths.Left)..]);
        }

        return framed;
    }

    /// <summary>Adds the grain of paper: the same deviation in all channels of a pixel, evenly distributed.</summary>
    public static Image Grainy(Image image, float largest, int seed = 2)
    {
        var grain = Randoms.Uniform(image.Width * image.Height, seed, -largest, largest);
        for (var i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = Math.Clamp(image.Pixels[i] + grain[i % grain.Length], 0, 1);
        return image;
    }

    /// <summary>Writes a picture as JPEG and reads it again.</summary>
    public static Image Compressed(Image image)
    {
        using var stream = new MemoryStream();
        image.Save(stream, new SaveOptions { Format = ImageFormat.Jpeg, Quality = 80 });
        stream.Position = 0;
        return Image.Load(stream);
    }
}
