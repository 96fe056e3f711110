namespace Pastiche.Imaging;

/// <summary>The columns and rows that are cut off at the sides of a picture.</summary>
internal readonly record struct Insets(int Left, int Top, int Right, int Bottom)
{
    /// <summary>Whether nothing is cut off.</summary>
    public bool IsEmpty => this == default;

    /// <summary>The columns or rows at a side.</summary>
    public int this[Side side] => side switch
    {
        Side.Left => Left,
        Side.Top => Top,
        Side.Right => Right,
        _ => Bottom,
    };

    /// <summary>Creates the insets from a number of columns or rows for each side.</summary>
    public static Insets Of(Func<Side, int> lines) => new(lines(Side.Left), lines(Side.Top), lines(Side.Right), lines(Side.Bottom));

    /// <summary>The size of what remains.</summary>
    /// <param name="size">The size of the whole picture.</param>
    public ImageSize Within(ImageSize size) => new(size.Width - Left - Right, size.Height - Top - Bottom);

    /// <summary>What remains of a picture, with its alpha; it still counts as the file that it was loaded from.</summary>
    public Image Crop(Image image)
    {
        var (width, height) = Within(image.Size);
        var cropped = new Image(width, height, image.HasAlpha) { Checksum = image.Checksum, Notes = image.Notes, Source = image.Source };
        for (var channel = 0; channel < Image.Channels; channel++)
            Padding.Crop(image.Plane(channel), image.Width, Left, Top, cropped.Plane(channel), width);
        if (image.HasAlpha) Padding.Crop(image.Alpha, image.Width, Left, Top, cropped.Alpha, width);
        return cropped;
    }

    /// <summary>What remains of a mask.</summary>
    public Mask Crop(Mask mask)
    {
        var (width, height) = Within(new ImageSize(mask.Width, mask.Height));
        return mask.Crop(Left, Top, width, height);
    }
}
