namespace Pastiche.Imaging;

/// <summary>Pads pictures to sides that a network's stride divides, and crops them again.</summary>
internal static class Padding
{
    /// <summary>Rounds a side up to a multiple.</summary>
    public static int RoundUp(int side, int multiple) => (side + multiple - 1) / multiple * multiple;

    /// <summary>Rounds both sides up to a multiple.</summary>
    public static ImageSize Padded(ImageSize size, int multiple) => new(RoundUp(size.Width, multiple), RoundUp(size.Height, multiple));

    /// <summary>Pads a picture by reflection at its right and bottom edges to multiples of the stride.</summary>
    /// <param name="image">Any size; a side of 1 is repeated.</param>
    /// <param name="multiple">The stride.</param>
    public static Image Reflect(Image image, int multiple)
    {
        var padded = new Image(RoundUp(image.Width, multiple), RoundUp(image.Height, multiple));
        for (var channel = 0; channel < Image.Channels; channel++)
            Reflect(image.Plane(channel), image.Width, padded.Plane(channel), padded.Width);
        return padded;
    }

    /// <summary>Pads a plane by reflection at its right and bottom edges.</summary>
    /// <param name="source">The plane.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="target">The padded plane.</param>
    /// <param name="paddedWidth">Its columns.</param>
    public static void Reflect(ReadOnlySpan<float> source, int width, Span<float> target, int paddedWidth)
    {
        var (height, paddedHeight) = (source.Length / width, target.Length / paddedWidth);
        for (var y = 0; y < paddedHeight; y++)
        {
            for (var x = 0; x < paddedWidth; x++)
                target[(y * paddedWidth) + x] = source[(Mirror(y, height) * width) + Mirror(x, width)];
        }
    }

    /// <summary>Pads a picture on every side with columns and rows of the opposite edge.</summary>
    public static Image Wrap(Image image, int columns, int rows)
    {
        var padded = new Image(image.Width + (2 * columns), image.Height + (2 * rows));
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            var source = image.Plane(channel);
            var target = padded.Plane(channel);
            for (var i = 0; i < target.Length; i++)
            {
                var (y, x) = Math.DivRem(i, padded.Width);
                target[i] = source[(Round(y - rows, image.Height) * image.Width) + Round(x - columns, image.Width)];
            }
        }

        return padded;
    }

    /// <summary>The upper left part of a picture.</summary>
    public static Image Crop(Image image, int width, int height) => Crop(image, 0, 0, width, height);

    /// <summary>A part of a picture.</summary>
    public static Image Crop(Image image, int left, int top, int width, int height)
    {
        var cropped = new Image(width, height);
        for (var channel = 0; channel < Image.Channels; channel++)
            Crop(image.Plane(channel), image.Width, left, top, cropped.Plane(channel), width);
        return cropped;
    }

    /// <summary>The position inside of a side that stands for one beyond it: the opposite one, or the reflected one.</summary>
    /// <param name="position">Any position.</param>
    /// <param name="size">The length of the side.</param>
    /// <param name="wraps">Whether the opposite edge is beyond an edge.</param>
    public static int Inside(int position, int size, bool wraps) =>
        wraps ? Round(position, size) : Mirror(Math.Abs(position), size);

    /// <summary>Copies a part of a plane.</summary>
    /// <param name="source">The plane.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="left">The first column of the part.</param>
    /// <param name="top">The first row of the part.</param>
    /// <param name="target">The part.</param>
    /// <param name="targetWidth">Its columns.</param>
    public static void Crop(ReadOnlySpan<float> source, int width, int left, int top, Span<float> target, int targetWidth)
    {
        for (var y = 0; y < target.Length / targetWidth; y++)
            source.Slice(((top + y) * width) + left, targetWidth).CopyTo(target.Slice(y * targetWidth, targetWidth));
    }

    private static int Round(int position, int size) => ((position % size) + size) % size;

    /// <summary>Reflects a position without repeating the edge: 0 1 2 3 2 1 0 1 …</summary>
    private static int Mirror(int position, int size)
    {
        if (size == 1) return 0;
        var turn = position % (2 * (size - 1));
        return turn < size ? turn : (2 * (size - 1)) - turn;
    }
}
