namespace Pastiche.Lesson.Figures;

/// <summary>An image in a figure, with a caption.</summary>
public sealed record FigureCell
{
    private readonly Func<Image>? _paint;

    /// <summary>A cell with an image.</summary>
    /// <param name="image">The image; null for a missing one, which appears as a gray field.</param>
    /// <param name="caption">The text below the image, with a line break for each new line; null for none.</param>
    public FigureCell(Image? image, string? caption = null)
    {
        (Size, Caption) = (image?.Size, caption);
        if (image is not null) _paint = () => image;
    }

    /// <summary>A cell with an image that is painted when it is drawn, so that a figure has few of its images in memory.</summary>
    /// <param name="size">The size of the image.</param>
    /// <param name="paint">Paints it.</param>
    /// <param name="caption">The text below the image, with a line break for each new line; null for none.</param>
    public FigureCell(ImageSize size, Func<Image> paint, string? caption = null) => (Size, _paint, Caption) = (size, paint, caption);

    /// <summary>The size of the image; null for a missing one.</summary>
    public ImageSize? Size { get; }

    /// <summary>The image, which may be painted for each call; null for a missing one.</summary>
    public Image? Image => _paint?.Invoke();

    /// <summary>The text below the image, with a line break for each new line; null for none.</summary>
    public string? Caption { get; }
}
